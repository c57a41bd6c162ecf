import type { EvidenceFacts } from "../../runs/run-events";
import type { EvidenceEntry, RunState } from "../../runs/run-state";
import type { CommandView } from "../artifact-view";
import { criteriaWithoutEvidence } from "../coverage";
import { refusal, type Refusal } from "../refusal";
import { artifactsInRun, type GateCheck, type GateContext } from "./gate-context";

/**
 * A phase that asks for evidence passes when commands were run in this loop, none of them failed, what they saw is
 * still there, every criterion is covered, and the documents tell of them as they were.
 */
export const evidenceGate: GateCheck = (context) => {
  if (!context.phase.evidence) return [];
  const latest = latestSince(context.state, context.record.enteredSeq).map(({ evidence }) => evidence);
  if (latest.length === 0) {
    const message = `The phase \`${context.phase.id}\` passes only on evidence, and nothing was run in this loop.`;
    return [refusal("gate/evidence-missing", message, ["record_evidence", ""]), ...unbacked(context, [])];
  }
  return [
    ...latest.flatMap((evidence) => undecided(evidence, context)),
    ...uncovered(context, latest),
    ...unkept(context, latest),
    ...unbacked(context, latest),
  ];
};

/** Why an evidence record contradicts itself, as the end of a sentence; undefined where it does not. */
export function contradictionIn({ command, outcome, exit_code, tests_run, manual }: EvidenceFacts): string | undefined {
  if (command.trim() === "") return "names no command";
  if (outcome !== "pass" || manual === true) return undefined;
  if (exit_code !== 0) return `passes with the exit code ${String(exit_code)}`;
  return tests_run === 0 ? "passes with zero tests" : undefined;
}

/**
 * The last record of each command since a phase was entered: a command that was mended and run again counts as it is
 * now.
 */
export function latestSince(state: RunState, enteredSeq: number): readonly EvidenceEntry[] {
  const ofLoop = state.evidence.filter(({ seq }) => seq > enteredSeq);
  return [...new Map(ofLoop.map((entry) => [entry.evidence.command, entry])).values()];
}

function undecided(evidence: EvidenceFacts, { view }: GateContext): readonly Refusal[] {
  const { id, command, outcome, tests_run } = evidence;
  const again = ["record_evidence", command] as const;
  const name = `The evidence \`${id}\` of \`${command}\``;
  if (outcome === "fail") return [refusal("gate/evidence-failed", `${name} is a failure.`, again)];
  const contradiction = contradictionIn(evidence);
  if (outcome === "not_verified" || contradiction !== undefined) {
    const why = contradiction ?? (tests_run === 0 ? "executed zero tests" : "did not decide anything");
    return [refusal("gate/evidence-not-verified", `${name} ${why}: it is no proof.`, again)];
  }
  if (outcome === "blocked") return [refusal("gate/evidence-blocked", `${name} says that it could not be run.`, again)];
  const verdict = view.evidence.get(id);
  if (verdict?.ok === true) return [];
  const why = verdict?.why ?? "could not be checked against the files it covers";
  return [refusal("gate/evidence-stale", `${name} ${why}: run it again.`, again)];
}

function uncovered(context: GateContext, latest: readonly EvidenceFacts[]): readonly Refusal[] {
  return criteriaWithoutEvidence(artifactsInRun(context), latest).map(({ id, path, range }) => {
    const message = `No passing evidence of this loop covers the criterion \`${id}\`.`;
    return refusal("gate/criterion-unproven", message, ["record_evidence", id], { path, range });
  });
}

/** The checks that a plan or a spec promises and that nobody ran: another command is no substitute for them. */
function unkept(context: GateContext, latest: readonly EvidenceFacts[]): readonly Refusal[] {
  const run = new Set(latest.map(({ command }) => command));
  return artifactsInRun(context).flatMap(({ path, promised }) =>
    promised
      .filter(({ command }) => !run.has(command))
      .map(({ command }) => {
        const message = `\`${path}\` names the check \`${command}\`, which was not run in this loop: run it, or change the document.`;
        return refusal("gate/check-not-run", message, ["record_evidence", command], { path });
      }),
  );
}

/** Where a document of the phase tells of a command otherwise than it was recorded. */
function unbacked({ outputs }: GateContext, latest: readonly EvidenceFacts[]): readonly Refusal[] {
  const records = new Map(latest.map((evidence) => [evidence.command, evidence]));
  return outputs.flatMap(({ path, view }) =>
    (view?.commands ?? []).flatMap((told) => {
      const evidence = records.get(told.command);
      const at = { path, range: told.range };
      if (evidence === undefined) {
        if (told.outcome === "blocked" || told.outcome === "not_verified") return [];
        const message = `\`${path}\` tells of \`${told.command}\`, which was not run in this loop.`;
        return [refusal("gate/proof-unbacked", message, ["record_evidence", told.command], at)];
      }
      const difference = differenceOf(told, evidence);
      if (difference === undefined) return [];
      const message = `\`${path}\` tells of \`${told.command}\` ${difference}.`;
      return [refusal("gate/proof-contradicted", message, ["edit", path], at)];
    }),
  );
}

function differenceOf(told: CommandView, { exit_code, outcome, tests_run, manual }: EvidenceFacts): string | undefined {
  const differs = <T extends string | number>(name: string, said: T | undefined, was: T): string | undefined =>
    said === undefined || said === was ? undefined : `with the ${name} ${said}, and it was ${was}`;
  return (
    (manual === true ? undefined : differs("exit code", told.exitCode, exit_code ?? -1)) ??
    differs("outcome", told.outcome, outcome) ??
    (tests_run === null ? undefined : differs("number of tests", told.testsRun, tests_run))
  );
}
