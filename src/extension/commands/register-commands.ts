import { commands, Disposable, l10n, window } from "vscode";
import type { Command, CommandContext } from "./command";
import { DETECTOR_COMMANDS } from "./detectors";
import { EXPERTISE_COMMANDS } from "./expertise";
import { exportRunReport } from "./export-run-report";
import { filterPipeline } from "./filter-pipeline";
import { fixWorkspace } from "./fix-workspace";
import { initializeWorkspace } from "./initialize-workspace";
import { newArtifact } from "./new-artifact";
import { openCurrentArtifact } from "./open-current-artifact";
import { openDashboard } from "./open-dashboard";
import { openDocument } from "./open-document";
import { refresh } from "./refresh";
import { REVIEW_COMMANDS } from "./review";
import { restartServer } from "./restart-server";
import { approve } from "./run/approve";
import { chooseRun, type RunCommand } from "./run/chosen-run";
import { compare } from "./run/compare";
import { copyCapsule, copyRolePrompt, openInChat } from "./run/copy";
import { next } from "./run/next";
import { enterPhase, raiseLane, skipPhase } from "./run/phase-commands";
import { reject } from "./run/reject";
import { abandonRun, acceptLog, finishRun, pauseRun, resumeRun, trustKey } from "./run/run-commands";
import { settleRefusal } from "./run/settle-refusal";
import { showCoverage } from "./run/show-coverage";
import { showOpen } from "./run/show-open";
import { showState } from "./run/show-state";
import { submit } from "./run/submit";
import { observe, verify } from "./run/verify";
import { showLog } from "./show-log";
import { showReferences } from "./show-references";
import { startRun } from "./start-run";
import { validateWorkspace } from "./validate-workspace";

/** Commands on one run: the one that their caller names, or the current one. */
const runCommands = (): Readonly<Record<string, readonly [title: string, command: RunCommand]>> => ({
  next: [l10n.t("Next"), next],
  enterPhase: [l10n.t("Enter Phase"), enterPhase],
  submit: [l10n.t("Submit"), submit],
  approve: [l10n.t("Approve"), approve],
  compareWithApproved: [l10n.t("Compare with Approved"), compare],
  reject: [l10n.t("Reject"), reject],
  skipPhase: [l10n.t("Skip Phase"), skipPhase],
  raiseLane: [l10n.t("Raise Lane"), raiseLane],
  pauseRun: [l10n.t("Pause Run"), pauseRun],
  resumeRun: [l10n.t("Resume Run"), resumeRun],
  finishRun: [l10n.t("Finish Run"), finishRun],
  abandonRun: [l10n.t("Abandon Run"), abandonRun],
  acceptLog: [l10n.t("Go On with Damaged Log"), acceptLog],
  trustKey: [l10n.t("Trust This Editor's Key"), trustKey],
  verify: [l10n.t("Verify"), verify],
  observe: [l10n.t("Record Observation"), observe],
  showState: [l10n.t("Show State"), showState],
  showCoverage: [l10n.t("Show Coverage"), showCoverage],
  showOpen: [l10n.t("Show What Is Open"), showOpen],
  copyCapsule: [l10n.t("Copy Capsule"), copyCapsule],
  copyRolePrompt: [l10n.t("Copy Role Prompt"), copyRolePrompt],
  openInChat: [l10n.t("Open in Chat"), openInChat],
});

function onRun([title, command]: readonly [string, RunCommand]): Command {
  return async (context, argument) => {
    const chosen = await chooseRun(context, argument, title);
    if (chosen !== undefined) await command(context, chosen, argument);
  };
}

/** Every command by its id. */
const COMMANDS: Readonly<Record<string, Command>> = {
  "wazir.initializeWorkspace": initializeWorkspace,
  "wazir.startRun": startRun,
  "wazir.openCurrentArtifact": openCurrentArtifact,
  "wazir.openDashboard": openDashboard,
  "wazir.exportRunReport": exportRunReport,
  "wazir.newArtifact": newArtifact,
  "wazir.validateWorkspace": validateWorkspace,
  "wazir.fixWorkspace": fixWorkspace,
  "wazir.openDocument": openDocument,
  "wazir.refresh": refresh,
  "wazir.restartServer": restartServer,
  "wazir.showLog": showLog,
  "wazir.showReferences": showReferences,
  ...REVIEW_COMMANDS,
  ...EXPERTISE_COMMANDS,
  ...DETECTOR_COMMANDS,
  "wazir.filterPipeline": filterPipeline,
  "wazir.settleRefusal": settleRefusal,
  ...Object.fromEntries(Object.entries(runCommands()).map(([name, entry]) => [`wazir.${name}`, onRun(entry)])),
};

/** Registers every command, whatever state the window is in: a command that cannot act says why. */
export function registerCommands(context: CommandContext): Disposable {
  const registered = Object.entries(COMMANDS).map(([id, command]) =>
    commands.registerCommand(id, (argument: unknown) => run(id, command, context, argument)),
  );
  return Disposable.from(...registered);
}

async function run(id: string, command: Command, context: CommandContext, argument: unknown): Promise<void> {
  try {
    await command(context, argument);
  } catch (error) {
    context.log.error(`${id} failed.`, error);
    const show = l10n.t("Show Log");
    const words = error instanceof Error ? error.message : String(error);
    const message = l10n.t("Wazir could not do that: {0}", words);
    // Not awaited: the command is over, whether or not anyone answers the message.
    void window.showErrorMessage(message, show).then((answer) => answer === show && context.log.show());
  }
}
