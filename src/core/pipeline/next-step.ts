import type { Actor } from "../runs/event";
import type { RunState } from "../runs/run-state";
import type { RunView } from "./artifact-view";
import type { Phase } from "./phases";
import { nextPhase, phasesIn, type Pipeline } from "./pipeline";
import type { Refusal } from "./refusal";
import { transition } from "./transition";

/** How a run goes on: into the next phase, or to its end, with all that stands against it now. */
export interface NextStep {
  /** The phase to enter; undefined where every phase is done and the run is to be finished. */
  readonly phase: Phase | undefined;
  /** None where it can go on. */
  readonly refusals: readonly Refusal[];
}

/** The next step of a run, as `actor` would take it; undefined where it has not been started, or has ended. */
export function nextStep(pipeline: Pipeline, state: RunState, view: RunView, actor: Actor): NextStep | undefined {
  const { status, lane } = state;
  if (lane === undefined || status === "finished" || status === "abandoned") return undefined;
  const phase = nextPhase(phasesIn(pipeline, lane), state);
  const outcome = transition(pipeline, state, { act: phase === undefined ? "finish" : "enter", actor }, view);
  return { phase, refusals: outcome.ok ? [] : outcome.refusals };
}
