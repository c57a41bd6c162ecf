import type { RunFact } from "../../runs/run-events";
import type { RunState } from "../../runs/run-state";
import type { RunView } from "../artifact-view";
import { gateContext } from "../gates/gate-context";
import { reasonsAgainst } from "../gates/pass-phase";
import type { Lane } from "../lanes";
import type { Phase } from "../phases";
import { phasesIn, standings, type PhaseStanding, type Pipeline } from "../pipeline";
import { refusal, type Refusal } from "../refusal";

/** What a request leads to: facts for the log, in their order, or every reason against it. */
export type Transition =
  | { readonly ok: true; readonly events: readonly RunFact[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A run that has been started, with all that its acts are judged by. */
export interface ActContext {
  readonly pipeline: Pipeline;
  readonly state: RunState;
  readonly view: RunView;
  readonly lane: Lane;
  /** The phases of the lane, in their order. */
  readonly phases: readonly Phase[];
  readonly standings: ReadonlyMap<string, PhaseStanding>;
  /** The phase that is being worked in. */
  readonly open: Phase | undefined;
}

/** The context of the acts of a run that was started in `lane`. */
export function actContext(pipeline: Pipeline, state: RunState, view: RunView, lane: Lane): ActContext {
  const phases = phasesIn(pipeline, lane);
  const where = standings(phases, state);
  const open = phases.find(({ id }) => where.get(id) === "open");
  return { pipeline, state, view, lane, phases, standings: where, open };
}

/** These facts where nothing stands against them, and the reasons otherwise, each once. */
export function granted(refusals: readonly Refusal[], events: readonly RunFact[]): Transition {
  if (refusals.length === 0) return { ok: true, events };
  return { ok: false, refusals: [...new Map(refusals.map((each) => [JSON.stringify(each), each])).values()] };
}

/** Everything that keeps a phase from being passed now. */
export function reasonsToStay({ pipeline, state, view, lane }: ActContext, phase: Phase): readonly Refusal[] {
  return reasonsAgainst(gateContext(pipeline, state, view, lane, phase));
}

/**
 * What stands against going past these phases: those that were not done, and for the others every condition of
 * theirs that does not hold any more. The open phase is judged as if it were left now.
 */
export function reasonsAgainstPassing(context: ActContext, phases: readonly Phase[]): readonly Refusal[] {
  return phases.flatMap((phase): readonly Refusal[] => {
    const { id } = phase;
    const standing = context.standings.get(id);
    if (standing === "skipped") return [];
    if (standing === "done" || standing === "open") return reasonsToStay(context, phase);
    const code = standing === "outdated" ? "gate/phase-outdated" : "gate/phase-not-done";
    const why =
      standing === "outdated" ? "has to be done again: an earlier phase was entered after it" : "has not been done";
    return [refusal(code, `The phase \`${id}\` ${why}.`, ["enter", id])];
  });
}

/** A text that an act needs, such as a reason. */
export function blank(text: string, act: string, what: string): readonly Refusal[] {
  return text.trim() === "" ? [refusal("gate/reason-missing", `To ${act} needs ${what}.`, ["none", ""])] : [];
}
