import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type ClientCapabilities,
  type ConfigurationParams,
  type FileChangeType,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Installation } from "../../src/server/create-server";
import { Chronicle, within } from "./deadline";
import { startServer, type Mode, type Transport } from "./lsp-transport";
import { openDocument, type DocumentClient, type OpenDocument, type Received } from "./open-document";
import type { Ending, StartOptions } from "./programs";

/** A client that can show all the server has, and is told of diagnostics rather than asking for them. */
export const PUSHED: ClientCapabilities = {
  workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true }, configuration: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] } },
  },
};

/** The same client, with code actions, edits of files and all that settings need. */
export const ACTING: ClientCapabilities = {
  workspace: {
    ...PUSHED.workspace,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: {
    ...PUSHED.textDocument,
    codeAction: { isPreferredSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
  },
  window: { showDocument: { support: true } },
};

/** The same client, asking for diagnostics. */
export const PULLED: ClientCapabilities = {
  workspace: { ...PUSHED.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...PUSHED.textDocument, diagnostic: {} },
};

export interface ConnectOptions extends StartOptions {
  readonly mode: Mode;
  /** Absolute paths or URIs of the workspace folders; none by default. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** Laid over the parameters of `initialize`, whatever it holds. */
  readonly initialize?: Readonly<Record<string, unknown>>;
  /** In-band only: what the server is installed with. */
  readonly installation?: () => Promise<Installation>;
  /** What the server's requests are answered with, by their method; `null` where nothing is given. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
  /** Methods of the server's requests that are answered with an error. */
  readonly refuses?: readonly string[];
  /** What the person has set below `wazir`, now; nothing by default. */
  readonly settings?: () => unknown;
}

export interface LspClient extends Omit<DocumentClient, "pulls"> {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** The server's lines in the log that tell of a fault. */
  readonly faults: () => readonly string[];
  /** Opens a text as a document; `path` may be a URI. */
  readonly open: (text: string, languageId: string, path: string, version?: number) => OpenDocument;
  /** Tells the server of files that changed on disk. */
  readonly changed: (type: FileChangeType, ...paths: readonly string[]) => void;
  /** Has what `send` sends reach the server in one piece. */
  readonly together: (send: () => void) => Promise<void>;
  /** Waits until everything sent so far was handled. */
  readonly settled: () => Promise<void>;
  /** Shuts the server down and says how it ended; in-band nothing ends. Throws where it used the network. */
  readonly close: () => Promise<Ending | undefined>;
  /** How the program ends; undefined in-band. */
  readonly ended: Promise<Ending> | undefined;
}

/** The `file:` URI of an absolute path; a text that is a URI stays. */
function toUri(path: string): string {
  return path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path) ? pathToFileURL(path).href : path;
}

/** Starts a server and initialises it. */
export async function connect(options: ConnectOptions): Promise<LspClient> {
  const transport = startServer(options.mode, options, options.installation);
  const client = listen(transport, options);
  const { connection, request, notify, published, received } = client;
  const folders = options.folders?.map((folder, index) => ({ uri: toUri(folder), name: `folder ${index}` }));
  const initialized = (await request("initialize", {
    processId: transport.program === undefined ? null : process.pid,
    rootUri: folders?.[0]?.uri ?? null,
    workspaceFolders: folders ?? null,
    capabilities: options.capabilities ?? PUSHED,
    ...options.initialize,
  })) as InitializeResult;
  notify("initialized", {});
  const pulls = initialized.capabilities.diagnosticProvider !== undefined;
  const barrier = { textDocument: { uri: "untitled:barrier" }, position: { line: 0, character: 0 } };
  return {
    connection,
    initialized,
    published,
    received,
    request,
    notify,
    faults: () => received.all.flatMap(faultIn),
    open: (text, languageId, path, version = 1) =>
      openDocument({ ...client, pulls }, TextDocument.create(toUri(path), languageId, version, text)),
    changed: (type, ...paths) =>
      notify("workspace/didChangeWatchedFiles", { changes: paths.map((path) => ({ uri: toUri(path), type })) }),
    together: async (send) => {
      const release = transport.hold();
      send();
      await connection.sendNotification("$/sent"); // Messages are written one after the other.
      release();
    },
    settled: async () => {
      await request("textDocument/hover", barrier);
    },
    close: () => close(client, transport),
    ended: transport.program?.ended,
  };
}

interface Listening extends Omit<DocumentClient, "pulls"> {
  readonly connection: MessageConnection;
}

function listen(
  { reader, writer, program }: Transport,
  { refuses = [], settings, answers = {} }: ConnectOptions,
): Listening {
  const connection = createMessageConnection(reader, writer);
  const published = new Chronicle<PublishDiagnosticsParams>();
  const received = new Chronicle<Received>();
  connection.onNotification((method, params) => {
    if (method === "textDocument/publishDiagnostics") published.add(params as unknown as PublishDiagnosticsParams);
    else received.add({ method, params });
  });
  connection.onUnhandledProgress((params) => received.add({ method: "$/progress", params }));
  connection.onRequest((method, params) => {
    received.add({ method, params });
    if (refuses.includes(method)) throw new Error(`This client refuses ${method}.`);
    const { items = [] } = (params ?? {}) as unknown as Partial<ConfigurationParams>;
    return method === "workspace/configuration"
      ? items.map(() => settings?.() ?? null)
      : (answers[method]?.(params) ?? null);
  });
  connection.listen();
  return {
    connection,
    published,
    received,
    request(method, params, token) {
      const given = params === undefined ? [] : [params];
      const answer = connection.sendRequest<unknown>(method, ...given, ...(token === undefined ? [] : [token]));
      return within(answer, () => `${method} was not answered. ${program?.errors() ?? ""}`);
    },
    notify(method, params) {
      const given = params === undefined ? [] : [params];
      void connection.sendNotification(method, ...given);
    },
  };
}

function faultIn({ method, params }: Received): readonly string[] {
  const { type, message } = (params ?? {}) as { type?: number; message?: string };
  return method === "window/logMessage" && type === 1 ? [message ?? ""] : [];
}

async function close({ connection, request, notify }: Listening, { program }: Transport): Promise<Ending | undefined> {
  await request("shutdown");
  if (program === undefined) {
    connection.dispose();
    return undefined;
  }
  notify("exit");
  const ending = await within(program.ended, () => "The server did not exit.");
  connection.dispose();
  if (ending.network?.length !== 0) {
    throw new Error(`The server used the network: ${String(ending.network)}\n${program.errors()}`);
  }
  return ending;
}
