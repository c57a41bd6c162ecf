import type { EvidenceFacts, Outcome } from "../runs/run-events";
import type { EvidencePlace, EvidencePorts } from "./collect-evidence";
import { nextEvidenceId } from "./collect-evidence";
import { digestsOf } from "./covered-files";
import type { FileDigests } from "./evidence-record";

/** What a person says that they did and saw. */
export interface Observed {
  /** The act in words; a proof names the same ones. */
  readonly act: string;
  readonly saw: string;
  readonly outcome: Extract<Outcome, "pass" | "fail">;
  /** Ids of criteria. */
  readonly covers: readonly string[];
  /** Paths below the workspace, whose change makes the observation stale. */
  readonly files: readonly string[];
}

/** A person's own observation as the log has it; who and when stand in the log's line. */
export interface ObservationRecord extends EvidenceFacts {
  readonly manual: true;
  readonly saw: string;
  /** The commit that was checked out; null outside of version control. */
  readonly commit: string | null;
  readonly dirty: boolean | null;
  /** The files that it covers, by their path below the workspace. */
  readonly files: FileDigests;
}

/** An observation as it is to be recorded, of the files as they are now. */
export async function observationOf(
  { act, saw, outcome, covers, files }: Observed,
  { root, runFolder, taken }: EvidencePlace,
  ports: Pick<EvidencePorts, "files" | "sha256" | "digest" | "revision">,
): Promise<ObservationRecord> {
  const revision = await ports.revision();
  return {
    id: await nextEvidenceId(taken, runFolder, ports),
    command: act.trim(),
    manual: true,
    outcome,
    saw: saw.trim(),
    covers,
    exit_code: null,
    tests_run: null,
    commit: revision?.commit ?? null,
    dirty: revision?.dirty ?? null,
    files: await digestsOf(root, files, ports),
  };
}
