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
  const last = record.approvals.findLast(({ actor }) => actor.kind === "person");
  const settle = ["approve", path] as const;
  if (last === undefined) {
    return [refusal("gate/not-approved", `No person has approved \`${path}\`.`, settle, { path })];
  }
  const name = last.actor.id;
  if (last.sha256 !== output.view.sha256) {
    const message = `\`${path}\` changed after \`${name}\` approved it: the approval is stale.`;
    return [refusal("gate/approval-stale", message, settle, { path })];
  }
  if (last.seq < record.submittedSeq) {
    const message = `\`${path}\` was submitted again after \`${name}\` approved it: the approval is stale.`;
    return [refusal("gate/approval-stale", message, settle, { path })];
  }
  const verdict = view.approvals.get(last.seq);
  const why = verdict?.ok === false ? verdict.why : "could not be checked";
  return [refusal("gate/approval-invalid", `The approval of \`${path}\` by \`${name}\` ${why}.`, settle, { path })];
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
