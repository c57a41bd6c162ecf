import { authorsReviewedBy } from "../gates/review";
import type { Phase } from "../phases";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { blank, granted, type ActContext, type Transition } from "./act-context";

/**
 * Passes over a phase that its lane lets be skipped. To skip a gate is to decide what the gate would have decided, so
 * a human gate is skipped by a person, and a reviewer's gate not by an agent that is an author of the work.
 */
export function skip(context: ActContext, request: RequestFor<"skip">): Transition {
  const { phases, standings, lane } = context;
  const reason = request.reason.trim();
  const refusals: Refusal[] = [...blank(reason, "skip a phase", "a reason that a reader can judge")];
  const phase = phases.find(({ id }) => id === request.phase);
  if (phase === undefined) {
    const message = `The lane \`${lane}\` has no phase \`${request.phase}\` to skip.`;
    return granted([...refusals, refusal("gate/unknown-phase", message, ["none", request.phase])], []);
  }
  const { id } = phase;
  const standing = standings.get(id);
  if (phase.mandatory) {
    refusals.push(refusal("gate/phase-mandatory", `The phase \`${id}\` is part of every run.`, ["enter", id]));
  } else if (!phase.skippable.includes(lane)) {
    const message = `The phase \`${id}\` cannot be skipped in the lane \`${lane}\`.`;
    refusals.push(refusal("gate/phase-not-skippable", message, ["enter", id]));
  }
  if (standing === "done" || standing === "skipped") {
    refusals.push(refusal("gate/phase-done", `The phase \`${id}\` is ${standing} already.`, ["none", id]));
  }
  refusals.push(...gateSkipped(context, phase, request));
  return granted(refusals, [{ event: "phase_skipped", phase: id, reason }]);
}

function gateSkipped(context: ActContext, phase: Phase, { actor }: RequestFor<"skip">): readonly Refusal[] {
  if (actor.kind === "person" || phase.gate === "none") return [];
  const { pipeline, state, lane } = context;
  if (phase.gate === "human") {
    const message = `\`${actor.id}\` is an agent: a person decides to skip the phase \`${phase.id}\`, which a person approves.`;
    return [refusal("gate/human-only", message, ["ask_person", phase.id])];
  }
  if (!authorsReviewedBy(pipeline, state, lane, phase).has(actor.id)) return [];
  const message = `\`${actor.id}\` is an author of what the phase \`${phase.id}\` judges: someone else decides to skip it.`;
  return [refusal("gate/self-review", message, ["ask_reviewer", phase.id])];
}
