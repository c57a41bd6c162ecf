import type { Observed } from "../../core/evidence/observation";
import type { EvidenceRecord } from "../../core/evidence/evidence-record";
import type { Refusal } from "../../core/pipeline/refusal";
import type { RunHome, SeenRun } from "../../platform/look-at-run";
import { observe } from "../../platform/observe";
import { criteriaOfRun, reasonsAgainstVerifying, verifyRun, writeProofs } from "../../platform/verify-run";
import { author } from "./author";
import { faultOf } from "./verify-fault";

/** How a person has commands run, and what hears of it. */
export interface VerifyWish {
  readonly signal: AbortSignal;
  /** The milliseconds that one command may take. */
  readonly limitMs: number;
  /** Runs these alone, of those that the documents name; all where it is left out. */
  readonly commands?: ReadonlySet<string>;
  /** Before a command is run. */
  began(command: string): void;
  /** What commands print, as it comes. */
  printed(text: string): void;
  /** `fault` says why the log did not take it; empty where it did. */
  ended(record: EvidenceRecord, fault: string): void;
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

/**
 * Runs the commands that a run's documents name, one after the other, records what each showed, and tells it to the
 * proof: the same way as `wazir verify`. Ends where the log does not take a record; what it took stays in the proof.
 */
export async function verify(home: RunHome, run: SeenRun, wish: VerifyWish, now: () => string): Promise<VerifyOutcome> {
  const actor = author();
  const refusals = reasonsAgainstVerifying(home, run, actor);
  if (refusals.length > 0) return { ok: false, reason: "refused", refusals };
  const { checks } = await criteriaOfRun(run);
  const wanted = checks.filter(({ command }) => wish.commands?.has(command) ?? true);
  const [first] = wanted;
  if (first === undefined) return { ok: false, reason: "nothing to run" };
  const records: EvidenceRecord[] = [];
  const notices: string[] = [];
  const { signal, limitMs } = wish;
  const how = { env: commandEnvironment(process.env), limitMs, signal, now, actor };
  const onOutput = (text: string): void => wish.printed(text);
  wish.began(first.command);
  for await (const { record, recorded } of verifyRun(home, run, wanted, { ...how, onOutput })) {
    wish.ended(record, recorded.ok ? "" : faultOf(recorded));
    if (!recorded.ok) {
      await writeProofs(home, run, records);
      return recorded;
    }
    records.push(record);
    notices.push(...recorded.notices);
    const next = wanted[records.length];
    if (next !== undefined && !signal.aborted) wish.began(next.command);
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

/** The environment without what the editor sets for its own processes, as in its terminals. */
function commandEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ELECTRON_|VSCODE_)/.test(name)));
}
