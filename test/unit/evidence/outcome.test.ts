import { describe, expect, test } from "vitest";
import { judge, type CommandShown } from "../../../src/core/evidence/outcome";
import type { TestCounts } from "../../../src/core/evidence/test-counts";

const NONE: TestCounts = { runner: "jest", executed: 0, passed: 0, failed: 0, skipped: 0, errors: 0 };
const FIVE: TestCounts = { ...NONE, executed: 5, passed: 5 };
const GREEN: CommandShown = {
  end: { kind: "exited", code: 0 },
  judgedBy: "tests",
  tests: FIVE,
  truncated: false,
  filesMoved: false,
};
const RED = { end: { kind: "exited", code: 1 } } as const;

test("a command passes with executed tests, or by its exit code where its entry says so", () => {
  expect(judge(GREEN)).toEqual({ outcome: "pass", reason: null });
  expect(judge({ ...GREEN, tests: undefined, judgedBy: "exit_code" })).toEqual({ outcome: "pass", reason: null });
});

describe("a command is no pass", () => {
  const noSummary =
    "No test runner's summary was found in its output: let the runner print one, or say `judged_by: exit_code`.";
  test.each<readonly [string, string, Partial<CommandShown>, string]>([
    ["not_verified", "with no tests", { tests: NONE }, "jest executed no test."],
    ["not_verified", "with skipped ones only", { tests: { ...NONE, skipped: 3 } }, "jest executed no test."],
    [
      "not_verified",
      "by its exit code, with no tests",
      { tests: NONE, judgedBy: "exit_code" },
      "jest executed no test.",
    ],
    ["not_verified", "with no tests and an exit code that says so", { tests: NONE, ...RED }, "jest executed no test."],
    ["not_verified", "without a summary", { tests: undefined }, noSummary],
    [
      "not_verified",
      "with a cut output",
      { tests: undefined, truncated: true },
      "Its output was too long to be kept whole, so that the runner's summary was not found.",
    ],
    ["not_verified", "with files that moved", { filesMoved: true }, "Files that it covers changed while it ran."],
    [
      "not_verified",
      "that was stopped",
      { end: { kind: "timed-out", limitMs: 2500 } },
      "It was stopped after 2.5 seconds, its time limit.",
    ],
    ["not_verified", "that was cancelled", { end: { kind: "cancelled" } }, "It was cancelled before it ended."],
    ["blocked", "that is not there", { end: { kind: "not-started", message: "No." } }, "No."],
    ["fail", "with another exit code", RED, "It ended with the exit code 1."],
    ["fail", "without tests and summary", { ...RED, tests: undefined }, "It ended with the exit code 1."],
    [
      "fail",
      "that broke before its tests",
      { ...RED, tests: { ...NONE, errors: 1 } },
      "It ended with the exit code 1.",
    ],
    ["fail", "that crashed", { end: { kind: "killed", signal: "SIGSEGV" } }, "It was ended by SIGSEGV."],
    [
      "fail",
      "with failed tests and the exit code 0",
      { tests: { ...FIVE, passed: 4, failed: 1 } },
      "jest counted 1 failed tests and 0 errors.",
    ],
    [
      "fail",
      "with a broken file and the exit code 0",
      { tests: { ...FIVE, errors: 1 } },
      "jest counted 0 failed tests and 1 errors.",
    ],
  ])("%s: %s", (outcome, _name, shown, reason) => {
    expect(judge({ ...GREEN, ...shown })).toEqual({ outcome, reason });
  });
});
