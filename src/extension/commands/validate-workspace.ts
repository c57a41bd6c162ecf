import { commands, l10n, ProgressLocation, window } from "vscode";
import type { Answer } from "../client/server";
import type { ValidateWorkspaceResult } from "../../protocol/validate-workspace";
import { projectsOrExplain } from "./choose-project";
import type { Command } from "./command";
import { explainServer } from "./explain-server";

/** Has the language server check every document of the workspace, and says what it found. */
export const validateWorkspace: Command = async (context) => {
  if ((await projectsOrExplain(context)) === undefined) return;
  const title = l10n.t("Validating the workspace");
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token): Promise<Answer<ValidateWorkspaceResult>> => {
      await context.server.start();
      return context.server.validateWorkspace((step) => progress.report(step), token);
    },
  );
  if (outcome.state === "done") void tellResult(outcome.result);
  if (outcome.state === "server down") {
    void explainServer(context, l10n.t("The workspace was not checked: the Wazir language server is not running."));
  }
};

async function tellResult(result: ValidateWorkspaceResult): Promise<void> {
  const message = summaryOf(result);
  if (result.errors + result.warnings === 0) {
    await window.showInformationMessage(message);
    return;
  }
  const show = l10n.t("Show Problems");
  const tell = result.errors > 0 ? window.showErrorMessage : window.showWarningMessage;
  if ((await tell(message, show)) === show) await commands.executeCommand("workbench.actions.view.problems");
}

function summaryOf({ checked, errors, warnings }: ValidateWorkspaceResult): string {
  const documents = checked === 1 ? l10n.t("1 document") : l10n.t("{0} documents", checked);
  if (errors + warnings === 0) return l10n.t("Checked {0}: no problems.", documents);
  const errorCount = errors === 1 ? l10n.t("1 error") : l10n.t("{0} errors", errors);
  const warningCount = warnings === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", warnings);
  return l10n.t("Checked {0}: {1}, {2}.", documents, errorCount, warningCount);
}
