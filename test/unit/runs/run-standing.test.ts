import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standingAfter, type RunStanding } from "../../../src/core/runs/run-standing";
import { anyText, runs } from "../../support/arbitraries";
import { logText as log } from "../../support/log-text";

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly state: Partial<RunStanding>;
}

const NOTHING: RunStanding = { phase: undefined, lane: undefined, status: "active", done: [], skipped: [] };

const CASES: readonly Case[] = [
  { name: "no line", lines: [], state: {} },
  { name: "a start", lines: ["start a"], state: { phase: "a" } },
  { name: "a start without a phase", lines: ['{"event":"run_started"}'], state: {} },
  { name: "an exit", lines: ["start a", "exit a"], state: { phase: "a", done: ["a"] } },
  { name: "the next phase", lines: ["start a", "exit a", "enter b"], state: { phase: "b", done: ["a"] } },
  {
    name: "a way back",
    lines: ["start a", "exit a", "enter b", "exit b", "enter a"],
    state: { phase: "a", done: ["b"] },
  },
  {
    name: "a way back and forth: done in the order they were left last",
    lines: ["start a", "exit a", "enter b", "exit b", "enter a", "exit a", "enter c"],
    state: { phase: "c", done: ["b", "a"] },
  },
  { name: "an exit twice", lines: ["start a", "exit a", "exit a"], state: { phase: "a", done: ["a"] } },
  {
    name: "skipped phases",
    lines: ["start a", "exit a", "skip c", "skip b", "enter d"],
    state: { phase: "d", done: ["a"], skipped: ["c", "b"] },
  },
  {
    name: "a skipped phase that is entered after all",
    lines: ["start a", "skip b", "skip c", "enter b"],
    state: { phase: "b", skipped: ["c"] },
  },
  {
    name: "a phase that is skipped in a later loop",
    lines: ["start a", "exit a", "enter b", "skip a"],
    state: { phase: "b", done: ["a"], skipped: ["a"] },
  },
  { name: "a run begun again at a skipped phase", lines: ["skip a", "start a"], state: { phase: "a" } },
  { name: "a skip without a phase", lines: ["start a", '{"event":"phase_skipped"}'], state: { phase: "a" } },
  {
    name: "an end",
    lines: ["start a", "exit a", "finish"],
    state: { phase: "a", done: ["a"], status: "finished" },
  },
  { name: "a given-up run", lines: ["start a", "abandon"], state: { phase: "a", status: "abandoned" } },
  { name: "two ends: the later one counts", lines: ["finish", "abandon"], state: { status: "abandoned" } },
  {
    name: "events that nobody knows",
    lines: ["start a", '{"event":"post_tool_capture"}', '{"event":"gate_approved","phase":"b"}'],
    state: { phase: "a" },
  },
  {
    name: "events with the names of a prototype",
    lines: ["start a", '{"event":"constructor"}', '{"event":"__proto__"}', '{"event":"toString","phase":"b"}'],
    state: { phase: "a" },
  },
  {
    name: "phases with the names of a prototype",
    lines: ["start __proto__", "exit __proto__"],
    state: { phase: "__proto__", done: ["__proto__"] },
  },
  {
    name: "a torn last line",
    lines: ["start a", "exit a", '{"event":"phase_enter","pha'],
    state: { phase: "a", done: ["a"] },
  },
  { name: "a torn line in between", lines: ["start a", '{"event":', "exit a"], state: { phase: "a", done: ["a"] } },
  {
    name: "lines that are no events",
    lines: ["", "  ", "[]", "3", '"start"', "// x", "start a"],
    state: { phase: "a" },
  },
  { name: "null and lists", lines: ["start a", "[1]", "[null]", '{"event":null}'], state: { phase: "a" } },
  {
    name: "a phase that is no text",
    lines: ["start a", '{"event":"phase_enter","phase":3}', '{"event":"phase_exit","phase":["a"]}'],
    state: { phase: "a" },
  },
  {
    name: "an event that cannot be made a text",
    lines: ["start a", '{"event":{"toString":null,"valueOf":null}}'],
    state: { phase: "a" },
  },
];

describe.each(CASES)("$name", ({ lines, state }) => {
  test.each([
    ["as it is", log(...lines)],
    ["with a last line break", `${log(...lines)}\n`],
    ["with Windows line ends", log(...lines).replaceAll("\n", "\r\n")],
  ])("%s", (_name, text) => {
    const lane = lines.some((line) => line.startsWith("start ")) ? "standard" : undefined;
    expect(standingAfter(text)).toEqual({ ...NOTHING, lane, ...state });
  });
});

test("any text is a log", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(),
        fc.array(fc.json(), { maxLength: 5 }).map((lines) => lines.join("\n")),
      ),
      (text) => {
        expect(["active", "finished", "abandoned"]).toContain(standingAfter(text).status);
      },
    ),
    runs(300),
  );
});
