import { describe, expect, it } from "vitest";
import { resultOfParts, type Part } from "../../../tools/test/run-again.mjs";

describe("parts of a layer that failed", () => {
  const part = (passed: number, ...messages: readonly string[]): Part => ({
    passed,
    failures: messages.map((message) => ({ where: "ui a.test.ts", name: "opens", message })),
    again: () => Promise.reject(new Error("It was run again.")),
  });
  const turning = (first: Part, second: Part): Part => ({ ...first, again: () => Promise.resolve(second) });

  it("are not run again where none failed", async () => {
    expect(await resultOfParts([part(2), part(3)])).toEqual({ passed: 5, failed: 0, failures: [], once: [] });
  });

  it("count as they ended when run again, and what failed once is told", async () => {
    const flaky = turning(part(1, "too late"), part(2));
    const result = await resultOfParts([part(3), flaky]);
    expect(result).toMatchObject({ passed: 5, failed: 0, failures: [], once: [{ message: "too late" }] });
  });

  it("fail where they fail again, with what failed first", async () => {
    const red = turning(part(1, "1 == 2"), part(1, "1 == 3"));
    expect(await resultOfParts([red])).toMatchObject({
      passed: 1,
      failed: 1,
      failures: [{ message: "1 == 2" }],
      once: [],
    });
  });

  it("fail where nothing ran the second time", async () => {
    expect(await resultOfParts([turning(part(1, "1 == 2"), part(0))])).toMatchObject({
      passed: 1,
      failed: 1,
      once: [],
    });
  });

  it("are not run again where many failed, where they have to pass at once, or where a property found a counterexample", async () => {
    const found = "Property failed after 12 tests\n{ seed: 1 }\nCounterexample: [3]";
    const { passed, failures } = part(0, "1 == 2");
    for (const parts of [[part(0, "a"), part(0, "b"), part(0, "c")], [{ passed, failures }], [part(4, found)]]) {
      const result = await resultOfParts(parts);
      expect(result).toMatchObject({ failed: parts.length, once: [] });
    }
  });
});
