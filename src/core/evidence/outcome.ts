import type { Outcome } from "../runs/run-events";
import type { JudgedBy } from "./evidence-record";
import type { TestCounts } from "./test-counts";

/** How a command came to its end. */
export type CommandEnd =
  | { readonly kind: "exited"; readonly code: number }
  /** Ended by a signal that nobody here sent: it crashed. */
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "timed-out"; readonly limitMs: number }
  | { readonly kind: "cancelled" }
  /** `message` is a sentence that says what is missing. */
  | { readonly kind: "not-started"; readonly message: string };

/** What is known of a command once it has ended. */
export interface CommandShown {
  readonly end: CommandEnd;
  readonly judgedBy: JudgedBy;
  readonly tests: TestCounts | undefined;
  /** Whether output was left out for its length, so that a summary may be missing. */
  readonly truncated: boolean;
  /** Whether a covered file changed while it ran. */
  readonly filesMoved: boolean;
}

/** What a command shows, and why where it is no pass. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/**
 * Judges what a command showed. It is blocked where it could not be run, and not verified where it ran without
 * deciding: no test was executed, it was stopped, or files changed under it. It passes with the exit code 0 and at
 * least one executed test; without a runner's summary only if its entry says that it is judged by its exit code.
 */
export function judge({ end, judgedBy, tests, truncated, filesMoved }: CommandShown): Judgement {
  switch (end.kind) {
    case "not-started":
      return { outcome: "blocked", reason: end.message };
    case "timed-out":
      return notVerified(`It was stopped after ${end.limitMs / 1000} seconds, its time limit.`);
    case "cancelled":
      return notVerified("It was cancelled before it ended.");
    case "killed":
      return { outcome: "fail", reason: `It was ended by ${end.signal}.` };
    case "exited":
      break;
  }
  const broken = (tests?.failed ?? 0) + (tests?.errors ?? 0);
  if (end.code !== 0 && !(tests?.executed === 0 && broken === 0)) {
    return { outcome: "fail", reason: `It ended with the exit code ${end.code}.` };
  }
  if (tests !== undefined && broken > 0) {
    const { runner, failed, errors } = tests;
    return { outcome: "fail", reason: `${runner} counted ${failed} failed tests and ${errors} errors.` };
  }
  if (tests?.executed === 0) return notVerified(`${tests.runner} executed no test.`);
  if (filesMoved) return notVerified("Files that it covers changed while it ran.");
  if (tests === undefined && judgedBy === "tests") {
    return notVerified(
      truncated
        ? "Its output was too long to be kept whole, so that the runner's summary was not found."
        : "No test runner's summary was found in its output: let the runner print one, or say `judged_by: exit_code`.",
    );
  }
  return { outcome: "pass", reason: null };
}

function notVerified(reason: string): Judgement {
  return { outcome: "not_verified", reason };
}
