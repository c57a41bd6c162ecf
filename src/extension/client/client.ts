import * as vscode from "vscode";
import { isTryDetectorsResult, TRY_DETECTORS } from "../../protocol/detectors";
import { FIX_WORKSPACE, isFixWorkspaceResult } from "../../protocol/fix-workspace";
import { isValidateWorkspaceResult, VALIDATE_WORKSPACE } from "../../protocol/validate-workspace";
import { createLifecycle } from "./lifecycle";
import type { Answer, Report, Server } from "./server";
import { askAtLength, type LongRequest } from "./long-request";

const VALIDATION = { method: VALIDATE_WORKSPACE, isResult: isValidateWorkspaceResult };
const TRIAL = { method: TRY_DETECTORS, isResult: isTryDetectorsResult };
const FIXES = { method: FIX_WORKSPACE, isResult: isFixWorkspaceResult };

/** Makes the language server of this window from the program at `module`; no process runs before it is started. */
export function createServer(module: string): Server {
  const log = vscode.window.createOutputChannel("Wazir Language Server", { log: true });
  const lifecycle = createLifecycle(module, log);
  const subscription = lifecycle.onDidChangeState((state) => {
    if (state === "failed") void tellItStaysDown(server);
  });
  const ask = async <Result extends { readonly cancelled: boolean }>(
    request: LongRequest<Result>,
    report: Report,
    token: vscode.CancellationToken,
  ): Promise<Answer<Result>> => {
    const { client, state } = lifecycle;
    if (client === undefined || state !== "running") return { state: "server down" };
    return askAtLength(client, request, report, token, log);
  };
  const askBriefly: Server["ask"] = async (method, params, isResult, token) => {
    const { client } = lifecycle;
    if (client === undefined || lifecycle.state !== "running") {
      if ((await lifecycle.start()) !== "running") return undefined;
    }
    try {
      // A token that is undefined would be taken for a second parameter.
      const answer: unknown = await lifecycle.client?.sendRequest(method, params, ...(token ? [token] : []));
      if (!isResult(answer)) throw new Error(`Unexpected answer to ${method}.`);
      return answer;
    } catch (error) {
      if (token?.isCancellationRequested !== true) log.error(`${method} was not answered.`, error);
      return undefined;
    }
  };
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
    ask: askBriefly,
    validateWorkspace: (report, token) => ask(VALIDATION, report, token),
    fixWorkspace: (report, token) => ask(FIXES, report, token),
    tryDetectors: (params, report, token) => ask({ ...TRIAL, params }, report, token),
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
