import { commands, l10n, window, workspace } from "vscode";

/**
 * Whether the workspace is trusted; where it is not, says that nothing of it is executed, and offers to manage that.
 * `what` is a sentence on what would be executed.
 */
export function trustedOrExplain(what: string): boolean {
  if (workspace.isTrusted) return true;
  const manage = l10n.t("Manage Workspace Trust");
  const message = l10n.t("{0} This workspace is not trusted, so nothing of it is executed.", what);
  void window.showWarningMessage(message, manage).then(async (answer) => {
    if (answer === manage) await commands.executeCommand("workbench.trust.manage");
  });
  return false;
}
