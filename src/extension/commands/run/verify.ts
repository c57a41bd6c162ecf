import { l10n, type LogOutputChannel, type OutputChannel, ProgressLocation, window } from "vscode";
import type { EvidenceRecord } from "../../../core/evidence/evidence-record";
import type { VerifyOutcome } from "../../engine/verify";
import { textArgument } from "../command";
import { verifyLimit } from "../../verify-limit";
import { askLine, askOne } from "../steps";
import type { ChosenRun, RunCommand } from "./chosen-run";
import { showRefusals } from "./refusals";
import { trustedOrExplain } from "./trust";

let output: OutputChannel | undefined;

/** The channel that shows what commands print; made when the first is run. */
function outputChannel(): OutputChannel {
  return (output ??= window.createOutputChannel("Wazir Verify"));
}

/** Runs the commands that the run's documents name, with progress and a way to stop; each is kept as evidence. */
export const verify: RunCommand = async (context, chosen, argument) => {
  if (!trustedOrExplain(l10n.t("Verifying runs the commands that the documents of the run name."))) return;
  const named = textArgument(argument, "command");
  const channel = outputChannel();
  const abort = new AbortController();
  const title = l10n.t("Verifying {0}", chosen.run.state.about?.title ?? chosen.run.runId);
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      return chosen.engine.verify(chosen.open.project, chosen.run.runId, {
        signal: abort.signal,
        limitMs: verifyLimit(chosen.open.root),
        began: (command) => {
          progress.report({ message: command });
          channel.appendLine(`> ${command}`);
        },
        printed: (text) => channel.append(text),
        ended: (record) => channel.appendLine(recordLine(record)),
        ...(named === undefined ? {} : { commands: new Set([named]) }),
      });
    },
  );
  await context.state.refresh();
  await tellVerified(context.log, chosen, outcome, abort.signal.aborted);
};

function recordLine({ id, outcome, reason, duration_ms }: EvidenceRecord): string {
  return `${id}: ${outcome} (${(duration_ms / 1000).toFixed(1)} s)${reason === null ? "" : ` ${reason}`}\n`;
}

async function tellVerified(
  log: LogOutputChannel,
  chosen: ChosenRun,
  outcome: VerifyOutcome,
  wasCancelled: boolean,
): Promise<void> {
  if (!outcome.ok) {
    if (outcome.reason === "refused") return showRefusals(chosen, outcome.refusals);
    const message =
      outcome.reason === "failed"
        ? outcome.message
        : l10n.t("No document of the run names a command: write it into the execution notes, the plan or the proof.");
    void window.showErrorMessage(message);
    return;
  }
  for (const notice of outcome.notices) log.warn(notice);
  const failed = outcome.records.filter((record) => record.outcome !== "pass");
  const show = l10n.t("Show Output");
  const [first] = failed;
  if (wasCancelled) void window.showWarningMessage(l10n.t("Verifying was cancelled."));
  else if (first === undefined) {
    window.setStatusBarMessage(`$(pass) ${l10n.t("Verified: {0} passed.", outcome.records.length)}`, 6_000);
  } else {
    const message = l10n.t("{0} of {1} did not pass: {2}", failed.length, outcome.records.length, first.command);
    void window.showErrorMessage(message, show).then((answer) => answer === show && outputChannel().show());
  }
}

/** Records what the person did and saw where no command can tell. */
export const observe: RunCommand = async (context, chosen, argument) => {
  const title = l10n.t("Record Observation");
  const act =
    textArgument(argument, "did") ??
    (await askLine(title, l10n.t("What did you do? In words that a proof can repeat.")));
  if (act === undefined) return;
  const saw = textArgument(argument, "saw") ?? (await askLine(title, l10n.t("What did you see?")));
  if (saw === undefined) return;
  const outcomes = [
    { label: l10n.t("It passes"), outcome: "pass" },
    { label: l10n.t("It fails"), outcome: "fail" },
  ] as const;
  const given = outcomes.find(({ outcome }) => outcome === textArgument(argument, "outcome"));
  const verdict = given ?? (await askOne(title, l10n.t("What does it show?"), outcomes));
  if (verdict === undefined) return;
  const covers = await coveredCriteria(chosen, argument, title);
  if (covers === undefined) return;
  const observed = { act, saw, outcome: verdict.outcome, covers };
  const recorded = await chosen.engine.observe(chosen.open.project, chosen.run, observed);
  if (recorded.ok) window.setStatusBarMessage(`$(check) ${l10n.t("Recorded what you saw.")}`, 6_000);
  else if (recorded.reason === "refused") await showRefusals(chosen, recorded.refusals);
  else if (recorded.reason === "failed") void window.showErrorMessage(recorded.message);
  await context.state.refresh();
};

async function coveredCriteria(
  { run }: ChosenRun,
  argument: unknown,
  title: string,
): Promise<readonly string[] | undefined> {
  const given = textArgument(argument, "covers");
  if (given !== undefined) return given.split(/[,\s]+/).filter((id) => id !== "");
  const ids = run.view.artifacts.flatMap(({ criteria }) => criteria.flatMap(({ id }) => id ?? []));
  if (ids.length === 0) return [];
  const placeHolder = l10n.t("Which criteria does it decide? None is an answer too.");
  const picked = await window.showQuickPick([...new Set(ids)], { title, placeHolder, canPickMany: true });
  return picked;
}
