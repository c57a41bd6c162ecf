import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const rpc = createRequire(import.meta.url)("vscode-languageserver/node");

/** What both servers are told that their client can do. */
const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ["markdown"] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
  },
};

/** Tells over a channel of its own what the process takes: it is not asked in the protocol's messages. */
const USAGE = fileURLToPath(new URL("usage.mjs", import.meta.url));

/**
 * A language server over standard input and output, in a folder.
 *
 * @param {{ node: string, args: readonly string[], folder: string, settings: Readonly<Record<string, unknown>>,
 *   tellsUsage?: boolean }} options
 * settings: what it is answered when it asks for a section; tellsUsage: whether `usage` is asked of it
 */
export async function startSession({ node, args, folder, settings, tellsUsage = false }) {
  const began = performance.now();
  const preloaded = tellsUsage ? ["--expose-gc", "--import", USAGE] : [];
  const stdio = ["pipe", "pipe", "ignore", ...(tellsUsage ? ["ipc"] : [])];
  const child = spawn(node, [...preloaded, ...args], { stdio });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  /** @type {Set<(uri: string, diagnostics: readonly { code: string }[]) => void>} */
  const watching = new Set();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    for (const told of watching) told(uri, diagnostics);
  });
  connection.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => settings[section] ?? null));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const root = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "bench" }],
    capabilities: CAPABILITIES,
    initializationOptions: { workspaceTrusted: true },
  });
  const initializeMs = performance.now() - began;
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("workspace/didChangeConfiguration", { settings });
  let version = 1;
  /** Resolves when each of the documents was published with diagnostics that are so, from now on. */
  const shown = (uris, isSo) =>
    new Promise((resolve) => {
      const waiting = new Set(uris);
      const told = (uri, diagnostics) => {
        if (isSo(diagnostics)) waiting.delete(uri);
        if (waiting.size > 0) return;
        watching.delete(told);
        resolve();
      };
      watching.add(told);
    });
  const counts = (count) => (diagnostics) => diagnostics.length === count;
  const change = (uri, range, text) => {
    const contentChanges = [{ range, text }];
    version++;
    return connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  };
  return {
    initializeMs,
    shown,
    change,
    request: (method, params) => connection.sendRequest(method, params),
    /** The request's milliseconds. */
    async time(method, params) {
      const started = performance.now();
      const answer = await connection.sendRequest(method, params);
      if (answer === null) throw new Error(`${method} answered nothing`);
      return performance.now() - started;
    },
    /** Opens a document, and waits for as many diagnostics; for any where no number is given. */
    async open(uri, text, count, languageId = "yaml") {
      const appeared = shown([uri], count === undefined ? () => true : counts(count));
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
      await appeared;
    },
    /** Milliseconds from a change of a range until a document has as many diagnostics, which it has not before. */
    async edit(uri, range, text, count) {
      const appeared = shown([uri], counts(count));
      const started = performance.now();
      await change(uri, range, text);
      await appeared;
      return performance.now() - started;
    },
    closeDocument: (uri) => connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    /** Milliseconds of processor time that the server has taken so far, in all its threads. */
    processorTime() {
      const tasks = `/proc/${child.pid}/task`;
      const spent = readdirSync(tasks).map((task) =>
        Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]),
      );
      return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
    },
    /** Resident memory in MB; undefined where the system does not tell. */
    memory() {
      try {
        const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
      } catch {
        return undefined;
      }
    },
    /** The heap in use, collected first where that is asked for, in MB, and the processor's time so far, in milliseconds. */
    usage({ collected }) {
      return new Promise((resolve) => {
        child.once("message", resolve);
        child.send({ collected });
      });
    },
    exit: () => void connection.sendNotification("exit"),
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      if (tellsUsage) child.disconnect();
      child.kill();
    },
  };
}
