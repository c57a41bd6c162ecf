import type { RunView } from "../pipeline/artifact-view";
import type { Actor } from "../runs/event";
import type { Outcome } from "../runs/run-events";
import { phaseRecord, type EvidenceEntry, type RunState } from "../runs/run-state";

/** What a check showed, and whether that still counts. */
export interface EvidenceRow {
  readonly id: string;
  /** A title. */
  readonly phase: string;
  readonly command: string;
  readonly outcome: Outcome;
  readonly exitCode: number | null;
  readonly tests: number | null;
  /** Ids of criteria. */
  readonly covers: readonly string[];
  readonly isManual: boolean;
  readonly by: Actor;
  readonly standing: EvidenceStanding;
}

export type EvidenceStanding =
  | { readonly kind: "current" }
  /** The same command was run again since. */
  | { readonly kind: "superseded" }
  /** Its phase was entered again since. */
  | { readonly kind: "earlier loop" }
  /** `why` completes "This evidence …". */
  | { readonly kind: "stale"; readonly why: string };

/** All evidence of a run in the log's order. */
export function evidenceRows(
  state: RunState,
  view: RunView,
  titleOf: (phase: string) => string,
): readonly EvidenceRow[] {
  const last = new Map(state.evidence.map((entry) => [entry.evidence.command, entry.seq]));
  return state.evidence.map((entry) => {
    const { id, command, outcome, exit_code: exitCode, tests_run: tests, covers, manual } = entry.evidence;
    const standing = standingOf(entry, last.get(command) === entry.seq, state, view);
    const about = { id, phase: titleOf(entry.phase), command, outcome, exitCode, tests, covers };
    return { ...about, isManual: manual === true, by: entry.actor, standing };
  });
}

function standingOf(entry: EvidenceEntry, isLast: boolean, state: RunState, view: RunView): EvidenceStanding {
  if (!isLast) return { kind: "superseded" };
  if (entry.seq < phaseRecord(state, entry.phase).enteredSeq) return { kind: "earlier loop" };
  const verdict = view.evidence.get(entry.evidence.id);
  if (verdict?.ok === true) return { kind: "current" };
  return { kind: "stale", why: verdict?.why ?? "could not be checked against the files it covers" };
}
