import * as vscode from "vscode";
import { CloseAction, State, type CloseHandlerResult } from "vscode-languageclient/node";
import { clientOptions, serverOptions } from "./client-options";
import { createCrashPolicy } from "./crash-policy";
import { pause, type Pause } from "./pause";
import { QuietLanguageClient } from "./quiet-client";
import { WORKSPACE_TRUSTED } from "../../protocol/workspace-trust";
import type { ServerState } from "./server";

const STOP_MILLISECONDS = 2000;

/** The server's process and the connection to it, through starts, crashes and stops. */
export interface Lifecycle {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** The connection, whatever state it is in; undefined before the first start and after a stop. */
  readonly client: QuietLanguageClient | undefined;
  start(): Promise<ServerState>;
  restart(): Promise<ServerState>;
  stop(): Promise<void>;
}

/** Makes the lifecycle of the server's program at `module`. A crash is followed by a pause and a start, see the policy. */
export function createLifecycle(module: string, log: vscode.LogOutputChannel): Lifecycle {
  const changed = new vscode.EventEmitter<ServerState>();
  const policy = createCrashPolicy(Date.now);
  let state: ServerState = "stopped";
  let client: QuietLanguageClient | undefined;
  let waiting: Pause | undefined;

  const become = (next: ServerState): void => {
    if (next === state) return;
    state = next;
    log.info(`The server is ${next}.`);
    changed.fire(next);
  };
  const afterCrash = async (): Promise<CloseHandlerResult> => {
    const delay = policy.crashed();
    if (delay === undefined) {
      become("failed");
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    become("restarting");
    log.warn(`The server's process ended. It is started again in ${delay} ms.`);
    waiting = pause(delay);
    const goOn = await waiting.over;
    waiting = undefined;
    return { action: goOn ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  };
  const createClient = (): QuietLanguageClient => {
    const closed = (): Promise<CloseHandlerResult> =>
      made === client ? afterCrash() : Promise.resolve({ action: CloseAction.DoNotRestart, handled: true });
    const options = clientOptions(log, vscode.workspace.isTrusted, closed);
    const made = new QuietLanguageClient("wazir", "Wazir", serverOptions(module), options);
    made.onDidChangeState(({ newState }) => {
      if (made !== client) return;
      if (newState === State.Starting) become("starting");
      if (newState === State.Running) become("running");
    });
    return made;
  };
  const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    if (client?.state === State.Running)
      client.sendNotification(WORKSPACE_TRUSTED).catch(logTo(log, "learn of the trust"));
  });
  const stop = async (): Promise<void> => {
    const stopped = client;
    client = undefined;
    become("stopped");
    // During the pause after a crash there is no process to stop.
    if (waiting !== undefined) waiting.end();
    else if (stopped?.state === State.Running)
      await stopped.dispose(STOP_MILLISECONDS).catch(logTo(log, "stop in order"));
    else stopped?.serverProcess?.kill();
  };
  const start = async (): Promise<ServerState> => {
    if (client === undefined || state === "failed") {
      await stop();
      client = createClient();
      await client.start().catch(logTo(log, "start"));
      if (state === "starting" && client.state !== State.Starting) become("failed");
    }
    return settled();
  };
  const settled = (): Promise<ServerState> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (state === "starting" || state === "restarting") return;
        subscription.dispose();
        resolve(state);
      };
      const subscription = changed.event(look);
      look();
    });
  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onDidChangeState: changed.event,
    start,
    restart: async () => {
      policy.reset();
      await stop();
      return start();
    },
    stop: async () => {
      trusted.dispose();
      await stop();
    },
  };
}

function logTo(log: vscode.LogOutputChannel, what: string): (error: unknown) => void {
  return (error) => log.error(`The server did not ${what}.`, error);
}
