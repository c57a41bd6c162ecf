import { l10n, window } from "vscode";
import type { CommandContext } from "./command";

/** Says that something was not done because the server is down, and offers what helps. */
export async function explainServer({ server }: Pick<CommandContext, "server">, message: string): Promise<void> {
  const restart = l10n.t("Restart Language Server");
  const showLog = l10n.t("Show Log");
  const answer = await window.showErrorMessage(message, restart, showLog);
  if (answer === restart) await server.restart();
  if (answer === showLog) server.showLog();
}
