import type * as vscode from "vscode";
import { WorkDoneProgress, type LanguageClient } from "vscode-languageclient/node";
import type { Answer, ProgressStep } from "./server";

let requests = 0;

/** A request of the whole workspace: its method, and whether an answer is one. */
export interface LongRequest<Result extends { readonly cancelled: boolean }> {
  readonly method: string;
  readonly isResult: (value: unknown) => value is Result;
  /** What is asked for, besides the token of the progress. */
  readonly params?: object;
}

/** Asks a running server for something that takes long, and passes on how far it is. */
export async function askAtLength<Result extends { readonly cancelled: boolean }>(
  client: LanguageClient,
  { method, isResult, params }: LongRequest<Result>,
  report: (step: ProgressStep) => void,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
): Promise<Answer<Result>> {
  const workDoneToken = `${method}-${++requests}`;
  const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, stepsOf(report));
  try {
    const answer: unknown = await client.sendRequest(method, { ...params, workDoneToken }, token);
    if (!isResult(answer)) throw new Error(`Unexpected answer to ${method}.`);
    return answer.cancelled ? { state: "cancelled" } : { state: "done", result: answer };
  } catch (error) {
    if (token.isCancellationRequested) return { state: "cancelled" };
    log.error(`${method} was not answered.`, error);
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
