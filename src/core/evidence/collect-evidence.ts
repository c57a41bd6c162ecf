import { changedSince, digestsOf, type FileDigester } from "./covered-files";
import type { EvidenceRecord } from "./evidence-record";
import { judge, type CommandEnd } from "./outcome";
import type { PlannedCheck } from "./planned-checks";
import { outputDigest } from "./output-digest";
import { readTestCounts } from "./read-test-counts";
import { splitCommand } from "./split-command";

/** What a command left behind. */
export interface CommandResult {
  readonly end: CommandEnd;
  readonly durationMs: number;
  /** What it printed, standard output and error as they came. */
  readonly output: string;
  /** Whether more was printed than is kept. */
  readonly truncated: boolean;
}

/** What version control says of the workspace. */
export interface Revision {
  readonly commit: string;
  readonly dirty: boolean;
}

/** What collecting evidence needs from outside. */
export interface EvidencePorts extends FileDigester {
  /** Runs a program in the workspace's root and writes what it prints to `outputPath` as well, a file that is new. */
  run(words: readonly [string, ...(readonly string[])], outputPath: string): Promise<CommandResult>;
  /** Undefined outside of version control. */
  revision(): Promise<Revision | undefined>;
  /** The time, ISO 8601, UTC. */
  now(): string;
}

/** Where evidence is collected, and how it is numbered. */
export interface EvidencePlace {
  /** The workspace's root and the run's folder, absolute. */
  readonly root: string;
  readonly runFolder: string;
  /** The ids that the run's log has already. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Runs checks one after the other and gives what each showed, as soon as it has ended: a door records it before the
 * next begins, so that nothing is lost with the rest. Ends early once `isCancelled`.
 */
export async function* collectEvidence(
  checks: readonly PlannedCheck[],
  place: EvidencePlace,
  ports: EvidencePorts,
  isCancelled: () => boolean,
): AsyncGenerator<EvidenceRecord, void, undefined> {
  const taken = new Set(place.taken);
  for (const check of checks) {
    if (isCancelled()) return;
    const id = await nextEvidenceId(taken, place.runFolder, ports);
    taken.add(id);
    yield await evidenceOf(check, id, place, ports);
  }
}

async function evidenceOf(
  check: PlannedCheck,
  id: string,
  { root, runFolder }: EvidencePlace,
  ports: EvidencePorts,
): Promise<EvidenceRecord> {
  const started = ports.now();
  const files = await digestsOf(root, check.files, ports);
  const revision = await ports.revision();
  const split = splitCommand(check.command);
  const output = outputOf(id);
  const result = split.ok ? await ports.run(split.words, `${runFolder}/${output}`) : unstarted(split.message);
  const { end, truncated } = result;
  const hasRun = end.kind !== "not-started";
  const tests = hasRun ? readTestCounts(result.output) : undefined;
  const filesMoved = (await changedSince(root, files, ports)).length > 0;
  const { outcome, reason } = judge({ end, judgedBy: check.judgedBy, tests, truncated, filesMoved });
  return {
    id,
    command: check.command,
    argv: split.ok ? split.words : [],
    judged_by: check.judgedBy,
    covers: check.covers,
    outcome,
    reason,
    exit_code: end.kind === "exited" ? end.code : null,
    signal: end.kind === "killed" ? end.signal : null,
    tests_run: tests?.executed ?? null,
    tests: tests ?? null,
    started_at: started,
    duration_ms: Math.round(result.durationMs),
    output: hasRun ? output : null,
    output_sha256: hasRun ? outputDigest(result.output, ports.sha256) : null,
    commit: revision?.commit ?? null,
    dirty: revision?.dirty ?? null,
    files,
  };
}

function unstarted(message: string): CommandResult {
  return { end: { kind: "not-started", message }, durationMs: 0, output: "", truncated: false };
}

/** The first id that the log does not have, nor a run that ended before it could record what it had written. */
export async function nextEvidenceId(
  taken: ReadonlySet<string>,
  runFolder: string,
  { files }: Pick<EvidencePorts, "files">,
): Promise<string> {
  for (let number = 1; ; number++) {
    const id = `E-${number}`;
    if (!taken.has(id) && (await files.kindOf(`${runFolder}/${outputOf(id)}`)) === "missing") return id;
  }
}

/** Where the output of evidence is kept, below the run's folder. */
function outputOf(id: string): string {
  return `evidence/${id}.txt`;
}
