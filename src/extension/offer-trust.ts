import { commands, l10n, window } from "vscode";

/** Says why something is not done in a restricted workspace, and offers to look at its trust. */
export function offerTrust(message: string): void {
  const manage = l10n.t("Manage Workspace Trust");
  void window.showWarningMessage(message, manage).then(async (answer) => {
    if (answer === manage) await commands.executeCommand("workbench.trust.manage");
  });
}
