import { expect, test } from "vitest";
import { started } from "../../support/run-simulation";
import { at, ENTER, PLACE } from "./twins";
import { BOUNDED, processorTime } from "../../support/processor-time";

/** The tasks that are refused as circular; `1>2,3` is a task that waits for two. */
function circular(...tasks: readonly string[]): readonly string[] {
  const run = started().until("build");
  run.work({
    tasks: tasks.map((task) => {
      const [id = "", before = ""] = task.split(">");
      const dependsOn = before === "" ? [] : before.split(",").map(at);
      return { id, range: PLACE, covers: [at("AC-1")], dependsOn };
    }),
  });
  return run
    .refusals("bot", ENTER)
    .filter(({ code }) => code === "gate/task-cycle")
    .flatMap(({ message }) => /`(\w+)`/.exec(message)?.[1] ?? []);
}

test.each([
  [["1", "2>1", "3>1,2"], []],
  [["1>1"], ["1"]],
  [
    ["1>2", "2>1"],
    ["1", "2"],
  ],
  [
    ["1>3", "2>1", "3>2"],
    ["1", "2", "3"],
  ],
  [
    ["0", "1>0,2", "2>1", "3>2"],
    ["1", "2"],
  ],
  [
    ["1>2", "2>1", "3>4", "4>3"],
    ["1", "2", "3", "4"],
  ],
  [["1>9"], []],
  [["1>2,2", "2"], []],
] as const)("of %j the circular ones are %j", (tasks, expected) => {
  expect(circular(...tasks)).toEqual(expected);
});

test("a chain of very many tasks is looked at in no time", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => (index === 0 ? "t0" : `t${index}>t${index - 1}`));
  expect(processorTime(() => expect(circular(...chain)).toEqual([]))).toBeLessThan(BOUNDED);
});
