import type { EvidenceRecord } from "../../core/evidence/evidence-record";
import type { PlannedCheck } from "../../core/evidence/planned-checks";
import { checksCovering } from "../../core/evidence/run-criteria";
import type { SeenRun } from "../../platform/look-at-run";
import { criteriaOfRun, reasonsAgainstVerifying, verifyRun, writeProofs } from "../../platform/verify-run";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { refused } from "./refusals";
import { inRun, misused, now, type RunOptions, type Session } from "./session";

/** What `wazir verify` is given. */
export interface VerifyOptions extends RunOptions {
  /** Instead of the commands that the run's documents name. */
  readonly command?: readonly string[];
  /** Only the commands that cover these criteria. */
  readonly criterion?: readonly string[];
  readonly covers?: readonly string[];
  readonly file?: readonly string[];
  /** Judges the given commands by their exit code alone: a person's to decide. */
  readonly exitCode?: boolean;
  /** Seconds that one command may take. */
  readonly timeout: number;
}

/** `wazir verify`: runs commands, records what each showed, and tells it to the proof. */
export async function verify(options: VerifyOptions): Promise<Answer> {
  if (options.criterion !== undefined && options.command !== undefined) {
    return misused("`--criterion` picks among the commands that documents name; with `--command`, say `--covers`.");
  }
  return inRun(options, async (session, run) => {
    if (options.exitCode === true && session.actor.kind !== "person") {
      const advice =
        "An agent writes `judged_by: exit_code` into the document that names the command, where others see it.";
      return misused(`\`--exit-code\` is a person's to decide, and ${session.why ?? "this is an agent"}. ${advice}`);
    }
    const reasons = reasonsAgainstVerifying(session, run, session.actor);
    const about = { folder: run.folder, named: options.run };
    if (reasons.length > 0) return refused(session, about, reasons);
    const criteria = await criteriaOfRun(run);
    const chosen = options.criterion === undefined ? undefined : checksCovering(criteria, options.criterion);
    if (chosen?.ok === false) return { ...misused(chosen.message), code: EXIT.findings };
    const checks = checksAsked(chosen?.checks ?? criteria.checks, options);
    if (checks.length === 0) {
      const advice = "write it into the execution notes, the plan or the proof, or name it with `--command`";
      return { ...misused(`No document of the run names a command to verify with: ${advice}.`), code: EXIT.findings };
    }
    return verified(session, run, checks, options);
  });
}

/** The commands that are asked for, as the documents plan them where they do, or else with what the options say. */
function checksAsked(planned: readonly PlannedCheck[], options: VerifyOptions): readonly PlannedCheck[] {
  const { command: commands, covers = [], file: files = [], exitCode } = options;
  if (commands === undefined) return planned;
  // What is known to be changed is covered by any command, so that evidence ends with the next change.
  const changed = planned.flatMap((check) => check.files);
  return commands.map((text): PlannedCheck => {
    const command = text.trim();
    const known = planned.find((check) => check.command === command);
    return {
      command,
      judgedBy: exitCode === true ? "exit_code" : (known?.judgedBy ?? "tests"),
      covers: [...new Set([...(known?.covers ?? []), ...covers])],
      files: [...new Set([...(known?.files ?? changed), ...files])],
    };
  });
}

async function verified(
  session: Session,
  run: SeenRun,
  checks: readonly PlannedCheck[],
  { timeout, json: asJson, run: named }: VerifyOptions,
): Promise<Answer> {
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const records: EvidenceRecord[] = [];
  const notices: string[] = [];
  try {
    const how = { env: process.env, limitMs: timeout * 1000, signal: cancel.signal, now, actor: session.actor };
    for await (const { record, recorded } of verifyRun(session, run, checks, how)) {
      if (asJson !== true) process.stdout.write(`${outcomeLine(record)}\n`);
      if (!recorded.ok && recorded.reason === "refused") {
        return await refused(session, { folder: run.folder, named }, recorded.refusals);
      }
      if (!recorded.ok) {
        return { code: EXIT.findings, text: recorded.message, json: { ok: false, error: recorded.message } };
      }
      records.push(record);
      notices.push(...recorded.notices);
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
  return answerOf(session, run, { records, notices, cancelled: cancel.signal.aborted });
}

interface Collected {
  readonly records: readonly EvidenceRecord[];
  readonly notices: readonly string[];
  readonly cancelled: boolean;
}

async function answerOf(session: Session, run: SeenRun, { records, notices, cancelled }: Collected): Promise<Answer> {
  const proofs = await writeProofs(session, run, records);
  const lines = [
    ...proofs.written.map((path) => `Wrote the evidence into ${path}: submit it.`),
    ...proofs.faults,
    ...notices,
    ...(cancelled ? ["Cancelled."] : []),
  ];
  const ok = !cancelled && proofs.faults.length === 0 && records.every(({ outcome }) => outcome === "pass");
  const json = {
    ...{ ok, run: run.runId, actor: session.actor, cancelled, evidence: records },
    ...{ proofs: proofs.written, notices: [...proofs.faults, ...notices] },
  };
  return { code: ok ? EXIT.ok : EXIT.findings, text: lines.join("\n"), json };
}

function outcomeLine({ id, command, outcome, tests_run, duration_ms, reason }: EvidenceRecord): string {
  const byCode = tests_run === null && outcome === "pass" ? ", by its exit code alone" : "";
  const tests = tests_run === null ? byCode : `, ${tests_run} tests`;
  return `${outcome.padEnd(12)} ${id} ${command} (${(duration_ms / 1000).toFixed(1)} s${tests})${reason === null ? "" : `: ${reason}`}`;
}
