import { l10n, type TestItem, type TestRun, workspace } from "vscode";
import { checkStanding } from "../../core/evidence/check-standing";
import type { EvidenceRecord } from "../../core/evidence/evidence-record";
import { uncoveredSentence } from "../../core/evidence/uncovered";
import type { Verifiable, VerifiableRun } from "../engine/criteria-desk";
import type { Engine } from "../engine/engine";
import type { VerifyOutcome } from "../engine/verify";
import { faultOf } from "../engine/verify-fault";
import { offerTrust } from "../offer-trust";
import { verifyLimit } from "../verify-limit";
import type { OpenProject } from "../engine/open-project";
import { messageFor, report } from "./report-outcome";

/** What a test item stands for. */
export interface ItemOf {
  readonly open: OpenProject;
  readonly run: VerifiableRun;
  readonly verifiable: Verifiable;
}

/** A criterion that is to be run. */
interface Chosen {
  readonly item: TestItem;
  readonly of: ItemOf;
}

/** Runs criteria, run by run: each command once, whatever it covers. What they show is recorded as it is shown. */
export async function runCriteria(
  engine: Engine,
  testRun: TestRun,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<void> {
  if (!workspace.isTrusted) {
    refuseUntrusted(testRun, chosen);
    return;
  }
  for (const folder of new Set(chosen.map(({ of }) => of.run.folder))) {
    const ofRun = chosen.filter(({ of }) => of.run.folder === folder);
    for (const { item, of } of ofRun.filter(({ of: { verifiable } }) => verifiable.commands.length === 0)) {
      testRun.errored(item, messageFor(item, uncoveredSentence([of.verifiable.key])));
    }
    await runTogether(
      engine,
      testRun,
      ofRun.filter(({ of }) => of.verifiable.commands.length > 0),
      signal,
    );
  }
}

async function runTogether(
  engine: Engine,
  testRun: TestRun,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<void> {
  const [first] = chosen;
  if (first === undefined) return;
  const records: EvidenceRecord[] = [];
  const faults = new Map<string, string>();
  const left = new Set(chosen);
  const withCommand = (command: string): readonly Chosen[] =>
    [...left].filter(({ of }) => of.verifiable.commands.includes(command));
  for (const { item } of chosen) testRun.enqueued(item);
  const settle = (): void => {
    for (const one of [...left]) {
      const { key, criterion, commands: own } = one.of.verifiable;
      if (!own.every((command) => records.some((record) => record.command === command))) continue;
      left.delete(one);
      const fault = own.flatMap((command) => faults.get(command) ?? [])[0];
      const entries = records.map((evidence, seq) => ({ seq, phase: "", actor: PERSON, evidence }));
      const id = criterion === undefined ? undefined : key;
      if (fault === undefined) report(testRun, one.item, checkStanding({ id, commands: own }, entries, new Map()));
      else testRun.errored(one.item, messageFor(one.item, l10n.t("It was run, but not recorded: {0}", fault)));
    }
  };
  const asked = new Set(chosen.flatMap(({ of }) => of.verifiable.commands));
  const { open, run } = first.of;
  const outcome = await engine.verify(open.project, run.runId, {
    signal,
    limitMs: verifyLimit(open.root),
    commands: asked,
    began: (command) => {
      testRun.appendOutput(`\x1b[1m$ ${command}\x1b[0m\r\n`);
      for (const { item } of withCommand(command)) testRun.started(item);
    },
    printed: (text) => testRun.appendOutput(text.replace(/\r?\n/g, "\r\n")),
    ended: (record, fault) => {
      records.push(record);
      if (fault !== "") faults.set(record.command, fault);
      testRun.appendOutput(`\r\n${endLine(record)}\r\n\r\n`);
      settle();
    },
  });
  for (const line of outcomeLines(outcome)) testRun.appendOutput(`${line}\r\n`);
  for (const { item } of left) {
    if (outcome.ok || outcome.reason === "nothing to run") testRun.skipped(item);
    else testRun.errored(item, messageFor(item, faultOf(outcome)));
  }
}

/** What is said at the end of a verification as a whole. */
function outcomeLines(outcome: VerifyOutcome): readonly string[] {
  if (!outcome.ok) return outcome.reason === "nothing to run" ? [] : [faultOf(outcome)];
  return [...outcome.proofs.map((path) => l10n.t("Wrote the evidence into {0}: submit it.", path)), ...outcome.notices];
}

/** Whose records they are does not matter to what they show. */
const PERSON = { id: "", kind: "person" } as const;

function endLine({ id, outcome, reason, tests_run, duration_ms }: EvidenceRecord): string {
  const tests = tests_run === null ? "" : `, ${l10n.t("{0} tests", tests_run)}`;
  return `${id}: ${outcome} (${(duration_ms / 1000).toFixed(1)} s${tests})${reason === null ? "" : `: ${reason}`}`;
}

/** In a restricted workspace nothing of it is executed, and the person is told where to change that. */
function refuseUntrusted(testRun: TestRun, chosen: readonly Chosen[]): void {
  const message = l10n.t("This workspace is not trusted: none of its commands are run.");
  for (const { item } of chosen) testRun.errored(item, messageFor(item, message));
  offerTrust(message);
}
