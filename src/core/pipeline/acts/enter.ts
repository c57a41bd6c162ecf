import { phaseRecord } from "../../runs/run-state";
import type { Phase } from "../phases";
import { nextPhase } from "../pipeline";
import { refusal } from "../refusal";
import type { RequestFor } from "../request";
import { granted, reasonsAgainstPassing, type ActContext, type Transition } from "./act-context";
import { capReached } from "./loop-cap";

/**
 * Enters a phase: every phase before it has to be passed, the open one included, which is left. A phase that is still
 * to be done may also be entered from a later one, which then has to be done again.
 */
export function enter(context: ActContext, request: RequestFor<"enter">): Transition {
  const { phases, open, standings, state } = context;
  const phase = request.phase === undefined ? nextPhase(phases, state) : phases.find(({ id }) => id === request.phase);
  if (phase === undefined) return granted([noSuchPhase(context, request.phase)], []);
  const { id } = phase;
  if (phase === open) {
    return granted([refusal("gate/phase-open", `The run is in the phase \`${id}\` already.`, ["none", id])], []);
  }
  if (standings.get(id) === "done") {
    const message = `The phase \`${id}\` is done: to do it again, reject the work and send it back there.`;
    return granted([refusal("gate/phase-done", message, ["reject", id])], []);
  }
  const at = phases.indexOf(phase);
  const before = phases.slice(0, at);
  const refusals = [
    ...reasonsAgainstPassing(context, before),
    ...inputsMissing(context, phase),
    ...capReached(context, phase),
  ];
  const leaves = open !== undefined && before.includes(open) ? [{ event: "phase_exit", phase: open.id } as const] : [];
  const loop = phaseRecord(state, id).loops + 1;
  return granted(refusals, [...leaves, { event: "phase_enter", phase: id, loop }]);
}

function noSuchPhase({ lane, pipeline, phases }: ActContext, id: string | undefined) {
  if (id === undefined) return refusal("gate/nothing-left", "Every phase is done: finish the run.", ["finish", ""]);
  const known = phases.map((phase) => phase.id).join(", ");
  if (pipeline.phases.some((phase) => phase.id === id)) {
    return refusal("gate/phase-not-in-lane", `The phase \`${id}\` is not in the lane \`${lane}\`.`, ["raise_lane", id]);
  }
  return refusal("gate/unknown-phase", `There is no phase \`${id}\`. This run has: ${known}.`, ["none", id]);
}

/** Inputs that only a phase behind this one leaves, in a pipeline whose order a workspace has changed; those before are judged as a whole. */
function inputsMissing({ phases, lane, standings, state }: ActContext, phase: Phase) {
  const present = new Set([...state.artifacts.values()].map(({ kind }) => kind));
  return phase.inputs
    .filter((kind) => !present.has(kind))
    .flatMap((kind) => {
      const source = phases.slice(phases.indexOf(phase) + 1).find(({ outputs }) => outputs.includes(kind));
      if (source === undefined || standings.get(source.id) === "skipped") return [];
      if (source.optionalOutputs[lane].includes(kind)) return [];
      const message = `The phase \`${phase.id}\` starts from a \`${kind}\`, which the phase \`${source.id}\` has not left.`;
      return [refusal("gate/input-missing", message, ["enter", source.id], { path: `artifacts/${kind}.md` })];
    });
}
