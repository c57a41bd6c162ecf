import * as vscode from "vscode";
import { createLifecycle } from "./lifecycle";
import type { Server } from "./server";
import { validateWorkspace } from "./validate";

/** Makes the language server of this window from the program at `module`; no process runs before it is started. */
export function createServer(module: string): Server {
  const log = vscode.window.createOutputChannel("Wazir Language Server", { log: true });
  const lifecycle = createLifecycle(module, log);
  const subscription = lifecycle.onDidChangeState((state) => {
    if (state === "failed") void tellItStaysDown(server);
  });
  const server: Server = {
    get state() {
      return lifecycle.state;
    },
    get processId() {
      return lifecycle.client?.serverProcess?.pid;
    },
    onDidChangeState: lifecycle.onDidChangeState,
    start: () => lifecycle.start(),
    restart: () => lifecycle.restart(),
    validateWorkspace: async (report, token) => {
      const { client, state } = lifecycle;
      if (client === undefined || state !== "running") return { state: "server down" };
      return validateWorkspace(client, report, token, log);
    },
    showLog: () => log.show(),
    stop: async () => {
      subscription.dispose();
      await lifecycle.stop();
      log.dispose();
    },
  };
  return server;
}

async function tellItStaysDown(server: Server): Promise<void> {
  const showLog = vscode.l10n.t("Show Log");
  const restart = vscode.l10n.t("Restart");
  const message = vscode.l10n.t(
    "The Wazir language server keeps ending and stays down: there are no diagnostics, hovers and completions. The views and commands keep working.",
  );
  const answer = await vscode.window.showErrorMessage(message, showLog, restart);
  if (answer === showLog) server.showLog();
  if (answer === restart) await server.restart();
}
