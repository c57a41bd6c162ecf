import type { PhaseStanding } from "./pipeline";
import type { Refusal, SettlingAct } from "./refusal";

/**
 * How a phase is shown in a run. `waiting` is for a person's act, `refused` has been handed in and does not pass,
 * `stale` has been passed or approved and does not hold any more.
 */
export type PhaseMark = "pending" | "active" | "waiting" | "refused" | "stale" | "done" | "skipped";

/** Reasons that speak of something that held once. */
const STALE: ReadonlySet<string> = new Set([
  "gate/approval-stale",
  "gate/artifact-changed",
  "gate/evidence-stale",
  "gate/phase-outdated",
  "gate/reviewed-changed",
]);

/** Reasons that are there while someone is still at work, and no verdict on it. */
const UNFINISHED: ReadonlySet<string> = new Set([
  "gate/artifact-empty",
  "gate/artifact-is-template",
  "gate/artifact-missing",
  "gate/evidence-missing",
  "gate/not-submitted",
]);

/** Acts that a person does, or decides on. */
const PERSONS: readonly SettlingAct[] = ["approve", "ask_person", "ask_reviewer", "accept_log", "resume"];

/** The mark of a phase that the run stands with in this way, and that these reasons keep from being passed. */
export function phaseMark(standing: PhaseStanding, reasons: readonly Refusal[]): PhaseMark {
  switch (standing) {
    case "skipped":
    case "pending":
      return standing;
    case "outdated":
      return "stale";
    case "done":
      return reasons.length === 0 ? "done" : "stale";
    case "open":
      return openMark(reasons);
  }
}

function openMark(reasons: readonly Refusal[]): PhaseMark {
  if (reasons.some(isStale)) return "stale";
  if (reasons.length === 0 || reasons.some(({ code }) => UNFINISHED.has(code))) return "active";
  return reasons.every(needsPerson) ? "waiting" : "refused";
}

/** Whether a reason speaks of something that held once. */
function isStale({ code }: Refusal): boolean {
  return STALE.has(code);
}

/** Whether a reason is one that only a person can settle. */
export function needsPerson({ code, settle }: Refusal): boolean {
  return PERSONS.includes(settle.act) || code === "gate/question-unanswered";
}
