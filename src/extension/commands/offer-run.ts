import { commands, l10n, window } from "vscode";

/** Says that there is no run, and offers to start one. */
export async function offerRun(): Promise<void> {
  const start = l10n.t("Start Run");
  const answer = await window.showInformationMessage(l10n.t("No run is under way."), start);
  if (answer === start) await commands.executeCommand("wazir.startRun");
}
