import type * as vscode from "vscode";
import { WorkDoneProgress, type LanguageClient } from "vscode-languageclient/node";
import { isValidateWorkspaceResult, VALIDATE_WORKSPACE } from "../../protocol/validate-workspace";
import type { ProgressStep, Validation } from "./server";

let requests = 0;

/** Asks a running server to check every document of the workspace, and passes on how far it is. */
export async function validateWorkspace(
  client: LanguageClient,
  report: (step: ProgressStep) => void,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
): Promise<Validation> {
  const workDoneToken = `wazir-validate-${++requests}`;
  const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, stepsOf(report));
  try {
    const answer: unknown = await client.sendRequest(VALIDATE_WORKSPACE, { workDoneToken }, token);
    if (!isValidateWorkspaceResult(answer)) throw new Error(`Unexpected answer to ${VALIDATE_WORKSPACE}.`);
    return answer.cancelled ? { state: "cancelled" } : { state: "done", result: answer };
  } catch (error) {
    if (token.isCancellationRequested) return { state: "cancelled" };
    log.error("The workspace was not validated.", error);
    return { state: "server down" };
  } finally {
    progress.dispose();
  }
}

/** The protocol says how many per cent are done, the window wants to know how many are new. */
function stepsOf(report: (step: ProgressStep) => void): (value: { message?: string; percentage?: number }) => void {
  let done = 0;
  return ({ message, percentage }) => {
    const increment = percentage === undefined ? 0 : Math.max(0, percentage - done);
    done += increment;
    report({ increment, ...(message === undefined ? {} : { message }) });
  };
}
