import { pathToFileURL } from "node:url";
import { firstMessage, framed } from "../../support/frames";
import { within } from "../../support/deadline";
import { aboutProcess, processorTimeSoFar } from "../../support/processor-time";
import { startProgram, type Ending } from "../../support/programs";
import type { TemporaryProject } from "../../support/temporary-project";
import { PROJECT } from "./fuzz-case";

/** What a request was answered with. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A server at the other end of a pipe that anything can be written to. */
export interface FuzzedServer extends Pick<FuzzedClient, "pullsDiagnostics"> {
  request(method: string, params: unknown): Promise<Answer>;
  /** Takes back the request that was sent last. */
  cancel(): void;
  notify(method: string, params: unknown): void;
  raw(bytes: string): void;
  /** Lines of the log that tell of a fault, since this was asked for last. */
  faults(): readonly string[];
  /** Milliseconds of processor time that it took so far; undefined where the system does not say. */
  processorTime(): number | undefined;
  /** What it holds in memory now, in megabytes; undefined where the system does not say. */
  megabytes(): number | undefined;
  /** Rejects once the program ended, with what it said. */
  readonly death: Promise<never>;
  /** Ends what it reads from. */
  hangUp(): void;
  kill(): void;
  readonly ended: Promise<Ending>;
}

/** How the client presents itself. */
export interface FuzzedClient {
  readonly pullsDiagnostics: boolean;
  readonly isTrusted: boolean;
}

/**
 * The most that may live in the heap of a server and of its thread of detectors, in megabytes: where more does, it ends. On a
 * machine that has no time for the collector a heap without a bound grows for no other reason.
 */
const HEAP = 256;

/** Starts the built server in a project, as a client that can show all there is and wants documents formatted. */
export async function startFuzzedServer(project: TemporaryProject, client: FuzzedClient): Promise<FuzzedServer> {
  const { child, ended, errors } = startProgram("server.js", ["--stdio"], {
    flags: [`--max-old-space-size=${HEAP}`],
  });
  const root = pathToFileURL(project.root).href;
  const waiting = new Map<number, (answer: Answer) => void>();
  let faults: string[] = [];
  let last = 0;
  // A server that died is told of by `death`, not by what could not be written to it.
  child.stdin.on("error", () => undefined);
  const write = (text: string): void => void child.stdin.write(text);
  const placed = (params: unknown): unknown =>
    params === undefined ? undefined : JSON.parse(JSON.stringify(params).replaceAll(PROJECT, root));
  const receive = (message: Readonly<Record<string, unknown>>): void => {
    const { id, method, params } = message as { id?: number; method?: string; params?: Record<string, unknown> };
    if (method === undefined) {
      waiting.get(Number(id))?.(message);
      waiting.delete(Number(id));
    } else if (id !== undefined) {
      const { items } = (params ?? {}) as { items?: readonly unknown[] };
      write(framed({ id, result: items?.map(() => ({ format: { enabled: true } })) ?? null }));
    } else if (method === "window/logMessage" && params?.type === 1) {
      faults.push(String(params.message));
    }
  };
  let bytes: Buffer = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    for (let next = firstMessage(bytes); next !== undefined; next = firstMessage(bytes)) {
      bytes = next.rest;
      receive(next.message);
    }
  });
  const death = ended.then(({ code, signal }) => {
    throw new Error(`The server ended (code ${code}, signal ${signal}): ${errors()}`);
  });
  death.catch(() => undefined);
  const request: FuzzedServer["request"] = (method, params) => {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    write(framed({ id, method, params: placed(params) }));
    return Promise.race([answered, death]);
  };
  await within(request("initialize", initialization(root, client)), () => `The server did not begin. ${errors()}`);
  write(framed({ method: "initialized", params: {} }));
  return {
    pullsDiagnostics: client.pullsDiagnostics,
    request,
    cancel: () => write(framed({ method: "$/cancelRequest", params: { id: last } })),
    notify: (method, params) => write(framed({ method, params: placed(params) })),
    raw: write,
    faults: () => {
      const told = faults;
      faults = [];
      return told;
    },
    processorTime: () => processorTimeSoFar(child.pid),
    megabytes: () => megabytesOf(child.pid),
    death,
    hangUp: () => void child.stdin.end(),
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
}

function initialization(root: string, { pullsDiagnostics, isTrusted }: FuzzedClient): unknown {
  const dynamic = { dynamicRegistration: true };
  return {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "project" }],
    initializationOptions: { workspaceTrusted: isTrusted, showReferencesCommand: "show", runCommands: true },
    capabilities: {
      workspace: {
        workspaceFolders: true,
        configuration: true,
        didChangeConfiguration: dynamic,
        didChangeWatchedFiles: dynamic,
        ...(pullsDiagnostics ? { diagnostics: { refreshSupport: true } } : {}),
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
      },
      textDocument: {
        ...(pullsDiagnostics ? { diagnostic: {} } : {}),
        publishDiagnostics: { versionSupport: true },
        hover: { contentFormat: ["markdown"] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        definition: { linkSupport: true },
        rename: { prepareSupport: true },
        formatting: dynamic,
        onTypeFormatting: dynamic,
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
      },
      window: { showDocument: { support: true }, workDoneProgress: true },
    },
  };
}

function megabytesOf(pid: number | undefined): number | undefined {
  const pages = aboutProcess(pid, "statm")?.split(" ")[1];
  return pages === undefined ? undefined : (Number(pages) * 4096) / 1024 / 1024;
}
