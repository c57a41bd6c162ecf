import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

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

/**
 * A language server over standard input and output, in a folder.
 *
 * @param {{ node: string, args: readonly string[], folder: string, settings: Readonly<Record<string, unknown>> }} options
 * settings: what it is answered when it asks for a section
 */
export async function startSession({ node, args, folder, settings }) {
  const began = performance.now();
  const child = spawn(node, args, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  let published = () => {};
  connection.onNotification("textDocument/publishDiagnostics", ({ diagnostics }) => published(diagnostics.length));
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
  return {
    initializeMs,
    /** The request's milliseconds. */
    async time(method, params) {
      const started = performance.now();
      const answer = await connection.sendRequest(method, params);
      if (answer === null) throw new Error(`${method} answered nothing`);
      return performance.now() - started;
    },
    /** Opens a document, and waits for as many diagnostics. */
    async open(uri, text, count) {
      const shown = until(count);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "yaml", version, text },
      });
      await shown;
    },
    /** Milliseconds from a change of a range until a document has as many diagnostics, which it has not before. */
    async edit(uri, range, text, count) {
      const shown = until(count);
      const started = performance.now();
      const contentChanges = [{ range, text }];
      version++;
      await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      await shown;
      return performance.now() - started;
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
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      child.kill();
    },
  };

  /** Resolves when the server publishes so many diagnostics. */
  function until(count) {
    return new Promise((resolve) => {
      published = (shown) => {
        if (shown === count) resolve();
      };
    });
  }
}
