import { type CancellationToken, type Event, EventEmitter, type LogOutputChannel } from "vscode";
import type { FixWorkspaceResult } from "../protocol/fix-workspace";
import type { ValidateWorkspaceResult } from "../protocol/validate-workspace";
import type { Answer, Report, Server, ServerState } from "./client/server";
import { loadClientModule } from "./load";

/** The way to the language server. The client's program is read when a server is first wanted. */
export interface ServerLink {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** The id of the server's process while there is one. */
  readonly processId: number | undefined;
  start(): Promise<ServerState>;
  restart(): Promise<ServerState>;
  /** Asks the server something short, starting it where it was not wanted yet; undefined where it cannot answer. */
  ask: Server["ask"];
  validateWorkspace(report: Report, token: CancellationToken): Promise<Answer<ValidateWorkspaceResult>>;
  fixWorkspace(report: Report, token: CancellationToken): Promise<Answer<FixWorkspaceResult>>;
  tryDetectors: Server["tryDetectors"];
  /** Shows the server's log; the extension's own where no server was ever wanted. */
  showLog(): void;
  stop(): Promise<void>;
}

/** Makes the link to the server whose program is at `module`. */
export function createServerLink(module: string, log: LogOutputChannel): ServerLink {
  const changed = new EventEmitter<ServerState>();
  let server: Server | undefined;

  const wanted = (): Server => {
    if (server === undefined) {
      server = loadClientModule().createServer(module);
      server.onDidChangeState((state) => {
        log.info(`The language server is ${state}.`);
        changed.fire(state);
      });
    }
    return server;
  };
  return {
    get state() {
      return server?.state ?? "stopped";
    },
    get processId() {
      return server?.processId;
    },
    onDidChangeState: changed.event,
    start: () => wanted().start(),
    restart: () => wanted().restart(),
    ask: (method, params, isResult, token) => wanted().ask(method, params, isResult, token),
    validateWorkspace: (report, token) => wanted().validateWorkspace(report, token),
    fixWorkspace: (report, token) => wanted().fixWorkspace(report, token),
    tryDetectors: (params, report, token) => wanted().tryDetectors(params, report, token),
    showLog: () => {
      if (server === undefined) log.show();
      else server.showLog();
    },
    stop: async () => {
      await server?.stop();
      changed.dispose();
    },
  };
}
