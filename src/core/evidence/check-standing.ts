import type { Verdict } from "../pipeline/artifact-view";
import type { EvidenceFacts, Outcome } from "../runs/run-events";
import type { EvidenceEntry } from "../runs/run-state";

/** What the log knows of a criterion or a command. */
export interface CheckStanding {
  /** The worst of what its commands showed last; `unproven` where one of them was not run. */
  readonly outcome: Outcome | "unproven";
  /** A sentence that says why it is no pass; empty for one. */
  readonly why: string;
  /** Why the evidence does not count any more, as the end of a sentence; undefined where it does. */
  readonly stale: string | undefined;
  /** The last record of each command. */
  readonly evidence: readonly EvidenceFacts[];
}

/** What is asked about: a criterion with the commands that cover it, or a command alone. */
export interface CheckSubject {
  /** Undefined for a command alone. */
  readonly id: string | undefined;
  readonly commands: readonly string[];
}

/** From the worst to the best. */
const ORDER: readonly Outcome[] = ["fail", "blocked", "not_verified", "pass"];

/**
 * Where a criterion stands by the last record of each command that covers it. `verdicts` say of a record, by its id,
 * whether it is still about what is there now.
 */
export function checkStanding(
  { id, commands }: CheckSubject,
  evidence: readonly EvidenceEntry[],
  verdicts: ReadonlyMap<string, Verdict>,
): CheckStanding {
  const last = new Map(evidence.map((entry) => [entry.evidence.command, entry.evidence]));
  const records = [...last.values()].filter(
    ({ command, covers }) => commands.includes(command) || (id !== undefined && covers.includes(id)),
  );
  const stale = records.flatMap((record) => {
    const verdict = verdicts.get(record.id);
    return verdict === undefined || verdict.ok ? [] : [verdict.why];
  })[0];
  const worst = [...records].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))[0];
  if (worst !== undefined && worst.outcome !== "pass") {
    return { outcome: worst.outcome, why: reasonOf(worst), stale, evidence: records };
  }
  const missing = commands.find((command) => !last.has(command));
  if (worst === undefined || missing !== undefined) {
    const why = missing === undefined ? "Nothing was run for it." : `\`${missing}\` was not run.`;
    return { outcome: "unproven", why, stale, evidence: records };
  }
  return { outcome: "pass", why: "", stale, evidence: records };
}

/** Why a record is no pass, as a sentence. */
function reasonOf({ reason, outcome, tests_run }: EvidenceFacts): string {
  if (typeof reason === "string" && reason !== "") return reason;
  if (outcome === "not_verified" && tests_run === 0) return "It executed no test.";
  return { pass: "", fail: "It failed.", blocked: "It could not be run.", not_verified: "It decided nothing." }[
    outcome
  ];
}
