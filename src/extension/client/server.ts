import type * as vscode from "vscode";
import type { TryDetectorsParams, TryDetectorsResult } from "../../protocol/detectors";
import type { FixWorkspaceResult } from "../../protocol/fix-workspace";
import type { ValidateWorkspaceResult } from "../../protocol/validate-workspace";

/** Where the language server stands. `restarting` is the pause after a crash; `failed` needs a person. */
export type ServerState = "stopped" | "starting" | "running" | "restarting" | "failed";

/** What a request of the whole workspace came to. */
export type Answer<Result> =
  | { readonly state: "done"; readonly result: Result }
  | { readonly state: "cancelled" }
  | { readonly state: "server down" };

/** How far a long request is: a line for a person, and how many per cent came since the last report. */
export interface ProgressStep {
  readonly message?: string;
  readonly increment?: number;
}

export type Report = (step: ProgressStep) => void;

/** The language server as the rest of the extension sees it. */
export interface Server {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** The id of its process while there is one. */
  readonly processId: number | undefined;
  /** Starts it unless it runs or is about to. Resolves once it runs or has failed; never rejects. */
  start(): Promise<ServerState>;
  /** Starts it afresh, whatever state it is in; earlier crashes are forgotten. */
  restart(): Promise<ServerState>;
  /**
   * Asks something short, starting the server where it was not wanted yet. Undefined where it is down, does not answer as
   * it should, or the question was taken back.
   */
  ask<Result>(
    method: string,
    params: unknown,
    isResult: (value: unknown) => value is Result,
    token?: vscode.CancellationToken,
  ): Promise<Result | undefined>;
  validateWorkspace(report: Report, token: vscode.CancellationToken): Promise<Answer<ValidateWorkspaceResult>>;
  /** What would fix the workspace; nothing is done. */
  fixWorkspace(report: Report, token: vscode.CancellationToken): Promise<Answer<FixWorkspaceResult>>;
  /** What detectors find in the workspace's files. */
  tryDetectors(
    params: TryDetectorsParams,
    report: Report,
    token: vscode.CancellationToken,
  ): Promise<Answer<TryDetectorsResult>>;
  showLog(): void;
  /** Ends its process and closes its log; it is not started again. */
  stop(): Promise<void>;
}
