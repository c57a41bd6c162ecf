import { criteriaOfRun, reasonsAgainstVerifying, writeProofs } from "../../platform/verify-run";
import { observe } from "../../platform/observe";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { refused } from "./refusals";
import { inRun, misused, now, type RunOptions } from "./session";

/** What `wazir run observe` is given beside the act. */
export interface ObserveOptions extends RunOptions {
  readonly saw: string;
  readonly outcome: "pass" | "fail";
  readonly covers?: readonly string[];
  /** Beside the files that the run's documents name. */
  readonly file?: readonly string[];
}

/** `wazir run observe`: records what a person did and saw where no command can tell; the proof tells of it too. */
export async function observeAct(options: ObserveOptions, act: string): Promise<Answer> {
  return inRun(options, async (session, run) => {
    const about = { folder: run.folder, named: options.run };
    const reasons = reasonsAgainstVerifying(session, run, session.actor);
    if (reasons.length > 0) return refused(session, about, reasons);
    if (options.saw.trim() === "") return misused("`--saw` says what you saw: it cannot be empty.");
    const { saw, outcome, covers = [], file = [] } = options;
    const files = [...new Set([...(await criteriaOfRun(run)).checks.flatMap((check) => check.files), ...file])];
    const { record, recorded } = await observe(session, run, session.actor, { act, saw, outcome, covers, files }, now);
    if (!recorded.ok && recorded.reason === "refused") return refused(session, about, recorded.refusals);
    if (!recorded.ok) {
      return { code: EXIT.findings, text: recorded.message, json: { ok: false, error: recorded.message } };
    }
    const proofs = await writeProofs(session, run, [record]);
    const notices = [...proofs.faults, ...recorded.notices];
    const lines = [
      `Recorded the evidence \`${record.id}\`: \`${session.actor.id}\` saw ${outcome === "pass" ? "it pass" : "it fail"}.`,
      ...proofs.written.map((path) => `Wrote the evidence into ${path}: submit it.`),
      ...notices,
    ];
    const json = { ok: true, run: run.runId, actor: session.actor, evidence: record, proofs: proofs.written, notices };
    return { code: EXIT.ok, text: lines.join("\n"), json };
  });
}
