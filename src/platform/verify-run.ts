import { collectEvidence } from "../core/evidence/collect-evidence";
import type { EvidenceRecord } from "../core/evidence/evidence-record";
import type { PlannedCheck } from "../core/evidence/planned-checks";
import { runCriteria, type RunCriteria } from "../core/evidence/run-criteria";
import { writeProof, type TellableRecord } from "../core/evidence/write-proof";
import { formatOfPath, readDocument, type ReadDocument } from "../core/documents/read-document";
import { phaseLeaving, pipelineOf } from "../core/pipeline/pipeline";
import { transition } from "../core/pipeline/transition";
import type { Actor } from "../core/runs/event";
import { openPhase, type RunState } from "../core/runs/run-state";
import { actOnRun, type ActOutcome } from "./act-on-run";
import { evidencePorts, type EvidenceOptions } from "./evidence-ports";
import type { RunHome, SeenRun } from "./look-at-run";
import { nodeFiles } from "./node-files";
import { nodeWriter } from "./node-writer";

/** One command that was run, and whether the log has taken what it showed. */
export interface Verified {
  readonly record: EvidenceRecord;
  readonly recorded: ActOutcome;
}

/** How commands are run; all but what the project says. */
export type VerifyOptions = Omit<EvidenceOptions, "root" | "stateRoot"> & { readonly actor: Actor };

/** The criteria of a run, and the commands that its documents name. */
export async function criteriaOfRun(run: SeenRun): Promise<RunCriteria> {
  return runCriteria(await documentsOf(run));
}

/** What keeps evidence from being recorded in a run, before anything is run. */
export function reasonsAgainstVerifying({ project }: RunHome, { state, view }: SeenRun, actor: Actor) {
  const facts = { command: "-", outcome: "blocked", exit_code: null, tests_run: null, covers: [] } as const;
  const request = { act: "record_evidence", actor, evidence: { id: "-", ...facts } } as const;
  const outcome = transition(pipelineOf(project), state, request, view);
  return outcome.ok ? [] : outcome.refusals;
}

/** The ids of the evidence that a run has already. */
export function takenIds({ evidence }: RunState): ReadonlySet<string> {
  return new Set(evidence.map((entry) => entry.evidence.id));
}

/** Runs checks one after the other; each is in the log before the next begins. Ends early once the signal aborts. */
export async function* verifyRun(
  home: RunHome,
  { runId, folder, state }: SeenRun,
  checks: readonly PlannedCheck[],
  { actor, ...options }: VerifyOptions,
): AsyncGenerator<Verified, void, undefined> {
  const ports = evidencePorts({ ...options, root: home.root, stateRoot: home.stateRoot });
  const place = {
    root: home.root,
    runFolder: folder,
    taken: takenIds(state),
  };
  for await (const record of collectEvidence(checks, place, ports, () => options.signal.aborted)) {
    const recorded = await actOnRun(home, runId, actor, { act: "record_evidence", evidence: record }, options.now);
    yield { record, recorded };
  }
}

/**
 * Writes evidence into the proofs of the phase that is open: its artifacts that are there and tell of commands. Answers
 * their paths, and a sentence for each that could not be written.
 */
export async function writeProofs(
  { project }: RunHome,
  run: SeenRun,
  records: readonly TellableRecord[],
): Promise<{ readonly written: readonly string[]; readonly faults: readonly string[] }> {
  const phase = openPhase(run.state);
  const outputs = await outputsOf(run.folder, records);
  const written: string[] = [];
  const faults: string[] = [];
  for (const { path, kind, document } of await documentsOf(run)) {
    const leaving = phaseLeaving(pipelineOf(project), kind);
    if (leaving?.id !== phase || leaving?.evidence !== true || records.length === 0) continue;
    const proof = writeProof(document.text, document.format, records, outputs);
    const done = proof.ok ? await nodeWriter.writeAtomic(`${run.folder}/${path}`, proof.text) : proof;
    if (done.ok) written.push(path);
    else faults.push(`${path}: ${done.message}`);
  }
  return { written, faults };
}

async function outputsOf(folder: string, records: readonly TellableRecord[]): Promise<ReadonlyMap<string, string>> {
  const outputs = new Map<string, string>();
  for (const { id, output } of records) {
    const read = typeof output !== "string" ? undefined : await nodeFiles.readText(`${folder}/${output}`);
    if (read?.ok === true) outputs.set(id, read.text);
  }
  return outputs;
}

interface RunDocument {
  readonly path: string;
  readonly kind: string | undefined;
  readonly document: ReadDocument;
}

/** The artifacts of a run that stand in its folder, as documents. */
async function documentsOf({ folder, view }: SeenRun): Promise<readonly RunDocument[]> {
  const documents: RunDocument[] = [];
  for (const { path, kind, place } of view.artifacts) {
    const format = formatOfPath(path);
    const read = place === "there" && format !== undefined ? await nodeFiles.readText(`${folder}/${path}`) : undefined;
    if (read?.ok === true && format !== undefined) {
      documents.push({ path, kind, document: readDocument(read.text, format) });
    }
  }
  return documents;
}
