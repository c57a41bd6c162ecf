import type { ApprovalRecord, ArtifactRecord } from "../../runs/run-state";
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
  const fault = approvalFault(last, record, output.view, view) ?? { kind: "invalid", why: "could not be checked" };
  if (fault.kind === "stale") {
    const message = `\`${path}\` ${fault.why} after \`${name}\` approved it: the approval is stale.`;
    return [refusal("gate/approval-stale", message, settle, { path })];
  }
  return [
    refusal("gate/approval-invalid", `The approval of \`${path}\` by \`${name}\` ${fault.why}.`, settle, { path }),
  ];
}

/** Why an approval opens no gate. `why` of a stale one completes "The artifact …", of others "The approval …". */
export interface ApprovalFault {
  readonly kind: "stale" | "invalid";
  readonly why: string;
}

/** What keeps an approval from holding for an artifact as it is now; undefined where it holds. */
export function approvalFault(
  { seq, sha256, actor }: ApprovalRecord,
  record: ArtifactRecord,
  artifact: ArtifactView | undefined,
  view: RunView,
): ApprovalFault | undefined {
  if (sha256 !== artifact?.sha256) return { kind: "stale", why: "changed" };
  if (seq < record.submittedSeq) return { kind: "stale", why: "was submitted again" };
  if (actor.kind !== "person") return { kind: "invalid", why: "is an agent's" };
  const verdict = view.approvals.get(seq);
  if (verdict?.ok === true) return undefined;
  return { kind: "invalid", why: verdict?.why ?? "could not be checked" };
}

/** Ids of the persons whose approvals hold for an artifact as it is now: made after it was submitted, and signed. */
export function approversOf(record: ArtifactRecord, artifact: ArtifactView, view: RunView): readonly string[] {
  return record.approvals
    .filter((approval) => approvalFault(approval, record, artifact, view) === undefined)
    .map(({ actor }) => actor.id);
}
