import type { EvidenceFacts } from "../runs/run-events";
import type { ApprovalRecord, ArtifactRecord, RunState } from "../runs/run-state";
import type { RunView, Verdict } from "./artifact-view";
import { loadArtifacts, type DigestArtifact, type RunPlace } from "./load-artifacts";

/** How a door judges what takes keys, files and digests. */
export interface RunJudges {
  readonly digest: DigestArtifact;
  /** Whether an approval of this artifact is what a known key signed. Whether it is stale is for the gates. */
  readonly approval: (approval: ApprovalRecord, artifact: ArtifactRecord) => Verdict | Promise<Verdict>;
  /** Whether what evidence speaks of is still as it was. */
  readonly evidence: (evidence: EvidenceFacts) => Verdict | Promise<Verdict>;
}

/** The world as a request on a run is judged by it. Of each command only the last evidence can count. */
export async function loadRunView(
  run: RunPlace,
  state: RunState,
  damage: RunView["damage"],
  judges: RunJudges,
): Promise<RunView> {
  const approvals = [...state.artifacts.values()].flatMap((artifact) =>
    artifact.approvals.map(async (approval) => [approval.seq, await judges.approval(approval, artifact)] as const),
  );
  const last = new Map(state.evidence.map((entry) => [entry.evidence.command, entry.evidence]));
  const evidence = [...last.values()].map(async (each) => [each.id, await judges.evidence(each)] as const);
  return {
    artifacts: await loadArtifacts(run, judges.digest),
    approvals: new Map(await Promise.all(approvals)),
    evidence: new Map(await Promise.all(evidence)),
    damage,
  };
}
