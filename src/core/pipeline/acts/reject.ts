import { phaseRecord } from "../../runs/run-state";
import type { Phase } from "../phases";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { blank, granted, type ActContext, type Transition } from "./act-context";
import { capReached } from "./loop-cap";

/** Sends the work back: to the phase that is named, or to the open phase's reject target, or to its own start. */
export function reject(context: ActContext, request: RequestFor<"reject">): Transition {
  const { phases, open, state } = context;
  const reason = request.reason.trim();
  const refusals: Refusal[] = [...blank(reason, "reject", "a reason that says what has to change")];
  if (open === undefined) {
    const message = "No phase is open, so there is nothing to reject.";
    return granted([...refusals, refusal("gate/no-open-phase", message, ["enter", ""])], []);
  }
  const target = request.to ?? open.rejectTo ?? open.id;
  const to = phases.find(({ id }) => id === target);
  if (to === undefined || !mayGoBackTo(context, to, open)) {
    const message = `The phase \`${open.id}\` cannot be sent back to \`${target}\`: name a phase up to this one that was done.`;
    return granted([...refusals, refusal("gate/reject-target", message, ["reject", open.id])], []);
  }
  const again = phases.slice(phases.indexOf(to), phases.indexOf(open) + 1);
  refusals.push(
    ...again
      .filter(({ id }) => phaseRecord(state, id).skipped === undefined)
      .flatMap((phase) => capReached(context, phase)),
  );
  const artifact = request.artifact === undefined ? {} : { artifact: request.artifact };
  const loop = phaseRecord(state, to.id).loops + 1;
  return granted(refusals, [
    { event: "gate_rejected", phase: open.id, to: to.id, reason, ...artifact },
    { event: "phase_enter", phase: to.id, loop },
  ]);
}

function mayGoBackTo({ phases, state }: ActContext, to: Phase, from: Phase): boolean {
  const { loops, skipped } = phaseRecord(state, to.id);
  return phases.indexOf(to) <= phases.indexOf(from) && loops > 0 && skipped === undefined;
}
