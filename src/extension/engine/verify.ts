import type { Observed } from "../../core/evidence/observation";
import type { EvidenceRecord } from "../../core/evidence/evidence-record";
import type { Refusal } from "../../core/pipeline/refusal";
import type { RunHome, SeenRun } from "../../platform/look-at-run";
import { observe } from "../../platform/observe";
import { criteriaOfRun, reasonsAgainstVerifying, verifyRun, writeProofs } from "../../platform/verify-run";
import { author } from "./author";

/** How a person has commands run. */
export interface VerifyWish {
  readonly signal: AbortSignal;
  /** Hears of each command before it is run. */
  readonly onCommand: (command: string) => void;
  /** Hears what commands print, as it comes. */
  readonly onOutput: (text: string) => void;
  readonly onRecord: (record: EvidenceRecord) => void;
  /** Runs these alone, of those that the documents name; all where it is left out. */
  readonly commands?: readonly string[];
}

export type VerifyOutcome =
  | {
      readonly ok: true;
      readonly records: readonly EvidenceRecord[];
      readonly proofs: readonly string[];
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly reason: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly reason: "failed"; readonly message: string }
  /** No document of the run names a command. */
  | { readonly ok: false; readonly reason: "nothing to run" };

/** The milliseconds that one command may take. */
const LIMIT_MS = 600_000;

/** Runs the commands that a run's documents name, one after the other, and records what each showed. */
export async function verify(home: RunHome, run: SeenRun, wish: VerifyWish, now: () => string): Promise<VerifyOutcome> {
  const actor = author();
  const refusals = reasonsAgainstVerifying(home, run, actor);
  if (refusals.length > 0) return { ok: false, reason: "refused", refusals };
  const { checks } = await criteriaOfRun(run);
  const wanted = checks.filter(({ command }) => wish.commands?.includes(command) ?? true);
  if (wanted.length === 0) return { ok: false, reason: "nothing to run" };
  const records: EvidenceRecord[] = [];
  const notices: string[] = [];
  const how = { env: process.env, limitMs: LIMIT_MS, signal: wish.signal, now, actor, onOutput: wish.onOutput };
  wish.onCommand(wanted[0]?.command ?? "");
  for await (const { record, recorded } of verifyRun(home, run, wanted, how)) {
    if (!recorded.ok) return recorded;
    records.push(record);
    notices.push(...recorded.notices);
    wish.onRecord(record);
    const next = wanted[records.length];
    if (next !== undefined && !wish.signal.aborted) wish.onCommand(next.command);
  }
  const proofs = await writeProofs(home, run, records);
  return { ok: true, records, proofs: proofs.written, notices: [...proofs.faults, ...notices] };
}

/** Records what the person saw without a command; the proof tells of it too. */
export async function observeInRun(
  home: RunHome,
  run: SeenRun,
  observed: Omit<Observed, "files">,
  now: () => string,
): Promise<VerifyOutcome> {
  const actor = author();
  const refusals = reasonsAgainstVerifying(home, run, actor);
  if (refusals.length > 0) return { ok: false, reason: "refused", refusals };
  const { checks } = await criteriaOfRun(run);
  const files = [...new Set(checks.flatMap((check) => check.files))];
  const { record, recorded } = await observe(home, run, actor, { ...observed, files }, now);
  if (!recorded.ok) return recorded;
  const proofs = await writeProofs(home, run, [record]);
  return { ok: true, records: [], proofs: proofs.written, notices: [...proofs.faults, ...recorded.notices] };
}
