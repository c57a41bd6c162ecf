import type { ArtifactPlace, ArtifactView, RunView } from "../pipeline/artifact-view";
import { approvalFault, type ApprovalFault } from "../pipeline/gates/approval";
import type { Actor } from "../runs/event";
import type { ArtifactRecord, RunState } from "../runs/run-state";

/** An artifact of a run with what was signed under it. */
export interface ArtifactRow {
  /** Below the run's folder. */
  readonly path: string;
  readonly kind: string;
  /** The title of the phase that it was submitted to. */
  readonly phase: string;
  readonly submittedBy: Actor;
  readonly place: ArtifactPlace;
  /** Whether it reads otherwise than when it was submitted last. */
  readonly isChanged: boolean;
  readonly approvals: readonly ApprovalRow[];
}

export interface ApprovalRow {
  readonly by: Actor;
  /** ISO 8601. */
  readonly at: string;
  /** Undefined where it holds for the artifact as it is now. */
  readonly fault: ApprovalFault | undefined;
}

/** The submitted artifacts in the order of their first submission. */
export function artifactRows(
  state: RunState,
  view: RunView,
  titleOf: (phase: string) => string,
): readonly ArtifactRow[] {
  const views = new Map(view.artifacts.map((artifact) => [artifact.path, artifact]));
  return [...state.artifacts.values()].map((record) => artifactRow(record, views.get(record.path), view, titleOf));
}

function artifactRow(
  record: ArtifactRecord,
  artifact: ArtifactView | undefined,
  view: RunView,
  titleOf: (phase: string) => string,
): ArtifactRow {
  const { path, kind, phase, submittedBy, approvals, sha256 } = record;
  return {
    ...{ path, kind, phase: titleOf(phase), submittedBy, place: artifact?.place ?? "missing" },
    isChanged: artifact?.place === "there" && artifact.sha256 !== sha256,
    approvals: approvals.map((approval) => {
      const fault = approvalFault(approval, record, artifact, view);
      return { by: approval.actor, at: approval.createdAt, fault };
    }),
  };
}
