import { commands, Disposable, l10n, window } from "vscode";
import type { Command, CommandContext } from "./command";
import { exportRunReport } from "./export-run-report";
import { fixWorkspace } from "./fix-workspace";
import { initializeWorkspace } from "./initialize-workspace";
import { newArtifact } from "./new-artifact";
import { openCurrentArtifact } from "./open-current-artifact";
import { openDashboard } from "./open-dashboard";
import { openDocument } from "./open-document";
import { refresh } from "./refresh";
import { REVIEW_COMMANDS } from "./review";
import { restartServer } from "./restart-server";
import { showLog } from "./show-log";
import { showReferences } from "./show-references";
import { startRun } from "./start-run";
import { validateWorkspace } from "./validate-workspace";

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
