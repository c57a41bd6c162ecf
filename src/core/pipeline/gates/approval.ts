import type { ArtifactRecord } from "../../runs/run-state";
import type { ArtifactView, RunView } from "../artifact-view";
import { refusal, type Refusal } from "../refusal";
import type { GateCheck, Output } from "./gate-context";

/** A human gate passes with a person's signed approval of each artifact as it is now. */
export const approvalGate: GateCheck = ({ phase, outputs, view }) =>
  phase.gate === "human" ? outputs.flatMap((output) => withoutApproval(output, view)) : [];

/** Why no person's approval holds for an artifact, none where one does. */
function withoutApproval(output: Output, view: RunView): readonly Refusal[] {
  const { path, record } = output;
  if (record === undefined || output.view === undefined) return []; // The outputs' own gate has said so.
  if (approversOf(record, output.view, view).length > 0) return [];
  const last = record.approvals.at(-1);
  const approve = ["approve", path] as const;
  if (last === undefined) {
    return [refusal("gate/not-approved", `No person has approved \`${path}\`.`, approve, { path })];
  }
  const verdict = view.approvals.get(last.seq);
  const isCurrent = last.sha256 === output.view.sha256 && last.seq > record.submittedSeq;
  if (isCurrent && last.actor.kind === "person") {
    const why = verdict === undefined ? "could not be checked" : verdict.ok ? "does not count" : verdict.why;
    const message = `The approval of \`${path}\` by \`${last.actor.id}\` ${why}.`;
    return [refusal("gate/approval-invalid", message, approve, { path })];
  }
  const message = `\`${path}\` changed after \`${last.actor.id}\` approved it: the approval is stale.`;
  return [refusal("gate/approval-stale", message, approve, { path })];
}

/** Ids of the persons whose approvals hold for an artifact as it is now: made after it was submitted, and signed. */
export function approversOf(record: ArtifactRecord, artifact: ArtifactView, view: RunView): readonly string[] {
  return record.approvals
    .filter(({ seq, sha256, actor }) => {
      const isCurrent = seq > record.submittedSeq && sha256 === artifact.sha256;
      return isCurrent && actor.kind === "person" && view.approvals.get(seq)?.ok === true;
    })
    .map(({ actor }) => actor.id);
}
