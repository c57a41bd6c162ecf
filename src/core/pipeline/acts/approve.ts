import { phaseRecord } from "../../runs/run-state";
import { authorsReviewedBy } from "../gates/review";
import { unsoundness } from "../gates/soundness";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { granted, type ActContext, type Transition } from "./act-context";

/** A person's signed approval of an artifact as it is now. Whether the signature holds is checked at the gate. */
export function approve(context: ActContext, request: RequestFor<"approve">): Transition {
  const { state, view } = context;
  const { artifact: path, sha256, key, signature, actor } = request;
  const refusals: Refusal[] = [];
  if (actor.kind !== "person") {
    const message = `\`${actor.id}\` is an agent: a person approves, in the editor or at a terminal.`;
    refusals.push(refusal("gate/human-only", message, ["ask_person", path], { path }));
  }
  if (key === "" || signature === "") {
    refusals.push(
      refusal("gate/signature-missing", `An approval of \`${path}\` carries a signature.`, ["approve", path]),
    );
  }
  const record = state.artifacts.get(path);
  const artifact = view.artifacts.find((each) => each.path === path);
  if (record === undefined || artifact === undefined) {
    const message = `\`${path}\` has not been submitted: there is nothing to approve yet.`;
    return granted([...refusals, refusal("gate/not-submitted", message, ["submit", path], { path })], []);
  }
  const { phase } = record;
  refusals.push(...unsoundness(artifact, phase, state.about?.runId ?? ""), ...withoutGate(context, phase, path));
  if (record.submittedSeq < phaseRecord(state, phase).enteredSeq) {
    const message = `\`${path}\` has not been submitted in this loop of the phase \`${phase}\`.`;
    refusals.push(refusal("gate/not-submitted", message, ["submit", path], { path }));
  } else if (artifact.sha256 !== record.sha256) {
    const message = `\`${path}\` changed after it was submitted: submit it again, or undo the change.`;
    refusals.push(refusal("gate/artifact-changed", message, ["submit", path], { path }));
  }
  if (artifact.sha256 !== sha256) {
    const message = `\`${path}\` is not what was approved any more: read it again.`;
    refusals.push(refusal("gate/approved-other-content", message, ["approve", path], { path }));
  }
  refusals.push(...selfReview(context, phase, actor.id, path));
  return granted(refusals, [{ event: "artifact_approved", phase, artifact: path, sha256, key, signature }]);
}

function withoutGate({ phases }: ActContext, id: string, path: string): readonly Refusal[] {
  const phase = phases.find((each) => each.id === id);
  if (phase !== undefined && phase.gate !== "none") return [];
  const message = `The phase \`${id}\` passes without an approval: \`${path}\` needs none.`;
  return [refusal("gate/no-gate", message, ["none", path], { path })];
}

/** At a reviewer's gate, an approval says that one has reviewed: no author of the reviewed work may. */
function selfReview(context: ActContext, id: string, actor: string, path: string): readonly Refusal[] {
  const phase = context.phases.find((each) => each.id === id);
  if (phase?.gate !== "reviewer") return [];
  const { pipeline, state, lane } = context;
  if (!authorsReviewedBy(pipeline, state, lane, phase).has(actor)) return [];
  const message = `\`${actor}\` is an author of what \`${path}\` judges: someone else has to approve it.`;
  return [refusal("gate/self-review", message, ["ask_reviewer", path], { path })];
}
