import type { RunState } from "../runs/run-state";
import type { RunView } from "./artifact-view";
import { gateContext } from "./gates/gate-context";
import { reasonsAgainst } from "./gates/pass-phase";
import type { Phase } from "./phases";
import { phasesIn, standings, type Pipeline, type PhaseStanding } from "./pipeline";
import type { Refusal } from "./refusal";

/** What a person wants to know of a phase at a glance. */
export type PhaseCondition =
  | "pending"
  /** Work goes on in it, or could. */
  | "active"
  /** All that is missing is a person's act. */
  | "waiting"
  /** What was left or run in it was judged, and does not pass. */
  | "refused"
  /** It was passed, and would not pass as things are now, or an earlier phase was entered again. */
  | "stale"
  | "done"
  | "skipped"
  /** It was open when the run was given up. */
  | "stopped";

/** A phase of a run, judged by what is there now. */
export interface JudgedPhase {
  readonly phase: Phase;
  readonly condition: PhaseCondition;
  /** Everything that keeps it from being passed, or from being passed once more; of pending phases nothing. */
  readonly reasons: readonly Refusal[];
}

/** Codes of refusals that say that something was tried and is not good, and not only that it is not there yet. */
const JUDGED_BAD: ReadonlySet<string> = new Set([
  "gate/evidence-failed",
  "gate/evidence-not-verified",
  "gate/evidence-blocked",
  "gate/proof-contradicted",
  "gate/finding-open",
  "gate/verdict-reject",
  "gate/self-review",
  "gate/approval-invalid",
]);

/** The phases of the run's lane in their order, each judged; none before the run was started. */
export function judgedPhases(pipeline: Pipeline, state: RunState, view: RunView): readonly JudgedPhase[] {
  const { lane, status } = state;
  if (lane === undefined) return [];
  const phases = phasesIn(pipeline, lane);
  const where = standings(phases, state);
  const hasEnded = status === "finished" || status === "abandoned";
  return phases.map((phase) => {
    const standing = where.get(phase.id) ?? "pending";
    const isJudged = !hasEnded && (standing === "open" || standing === "done");
    const reasons = isJudged ? reasonsAgainst(gateContext(pipeline, state, view, lane, phase)) : [];
    return { phase, condition: conditionOf(standing, reasons, hasEnded), reasons };
  });
}

function conditionOf(standing: PhaseStanding, reasons: readonly Refusal[], hasEnded: boolean): PhaseCondition {
  switch (standing) {
    case "open":
      if (hasEnded) return "stopped";
      return openCondition(reasons);
    case "done":
      return reasons.length === 0 ? "done" : "stale";
    case "outdated":
      return "stale";
    case "pending":
    case "skipped":
      return standing;
  }
}

function openCondition(reasons: readonly Refusal[]): PhaseCondition {
  if (reasons.length === 0) return "active";
  const isPersons = ({ settle: { act } }: Refusal): boolean => act === "approve" || act === "ask_person";
  if (reasons.every(isPersons)) return "waiting";
  return reasons.some(({ code }) => JUDGED_BAD.has(code)) ? "refused" : "active";
}
