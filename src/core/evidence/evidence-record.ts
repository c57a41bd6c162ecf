import type { EvidenceFacts } from "../runs/run-events";
import type { TestCounts } from "./test-counts";

/** How a check is judged: by the tests that it executed, or by its exit code alone, as a type check is. */
export type JudgedBy = "tests" | "exit_code";

/** What a file or folder held: SHA-256 in hex, or null where nothing was there. */
export type FileDigests = Readonly<Record<string, string | null>>;

/** What running one command showed. All of it stands in the log; the output itself in a file of the run. */
export interface EvidenceRecord extends EvidenceFacts {
  /** The words that were run; empty where the command could not be split into words. */
  readonly argv: readonly string[];
  readonly judged_by: JudgedBy;
  /** ISO 8601, UTC. */
  readonly started_at: string;
  readonly duration_ms: number;
  /** The signal that ended it, as SIGSEGV; null where none did. */
  readonly signal: string | null;
  readonly tests: TestCounts | null;
  /** Path below the run's folder, or null where nothing was run. */
  readonly output: string | null;
  /** SHA-256 of the output's text, its line ends as `\n`. */
  readonly output_sha256: string | null;
  /** The commit that was checked out; null outside of version control. */
  readonly commit: string | null;
  /** Whether files differed from that commit; null outside of version control. */
  readonly dirty: boolean | null;
  /** The files that the check covers, by their path below the workspace. */
  readonly files: FileDigests;
  /** Why it is blocked, not verified or failed: a sentence. Null where it passed. */
  readonly reason: string | null;
}
