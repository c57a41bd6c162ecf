import { l10n, ProgressLocation, window } from "vscode";
import type { Command } from "./command";

/** Starts the language server afresh, and says so where that does not work. */
export const restartServer: Command = async ({ server }) => {
  const title = l10n.t("Restarting the Wazir language server");
  await window.withProgress({ location: ProgressLocation.Window, title }, () => server.restart());
};
