import { l10n, Location, type TestItem, TestMessage, type TestRun } from "vscode";
import type { CheckStanding } from "../../core/evidence/check-standing";

/**
 * Shows what the commands of a criterion showed. Only a pass is shown as passed: what was not verified, as a run that
 * executed no test, is an error with the sentence that says why.
 */
export function report(run: TestRun, item: TestItem, standing: CheckStanding): void {
  const { outcome, why, evidence } = standing;
  const duration = evidence.reduce((sum, record) => sum + durationOf(record.duration_ms), 0);
  switch (outcome) {
    case "pass":
      run.passed(item, duration);
      return;
    case "fail":
      run.failed(item, messageFor(item, why), duration);
      return;
    case "not_verified":
      run.errored(item, messageFor(item, l10n.t("Not verified: {0}", why)), duration);
      return;
    case "blocked":
      run.errored(item, messageFor(item, l10n.t("Could not be run: {0}", why)), duration);
      return;
    case "unproven":
      run.skipped(item);
  }
}

/** A sentence about a criterion, at its line. */
export function messageFor(item: TestItem, sentence: string): TestMessage {
  const message = new TestMessage(sentence);
  if (item.uri !== undefined && item.range !== undefined) message.location = new Location(item.uri, item.range);
  return message;
}

function durationOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
