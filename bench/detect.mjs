#!/usr/bin/env node
// npm run bench:detect [-- rounds]: how long `wazir detect` takes over 1,000 files of 10 kB, and an edit until its hints come
// back. One file in ten holds something that detectors look for. Needs a build. The aims: 3 seconds, 50 milliseconds.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../tools/host/paths.mjs";

const rounds = Number(process.argv[2] ?? 5);
const dist = join(repositoryRoot, "dist");
const FILES = 1000;
const SIZE = 10_000;

/** Lines as programs have them; no two files are alike. @param {number} file */
function program(file) {
  let text = `import { load } from "./file-${(file + 1) % FILES}";\n\n`;
  if (file % 10 === 0)
    text += `export const pay = async () => {\n  await stripe.paymentIntents.create({ amount: ${file} });\n};\n`;
  for (let part = 0; text.length < SIZE; part++) {
    text += `/** Adds up what belongs to part ${part} of ${file}. */\nexport function sum${part}(items: readonly Item[], rate: number): number {\n`;
    text += `  const chosen = items.filter((item) => item.kind === "k${part}" && item.amount > ${part});\n`;
    text += `  return chosen.reduce((total, { amount }) => total + Math.round(amount * rate), ${part});\n}\n\n`;
  }
  return text;
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), "wazir-bench-detect-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "src"));
writeFileSync(join(folder, "wazir.manifest.yaml"), "manifest_version: 2\nproject:\n  name: bench\n");
for (let file = 0; file < FILES; file++) writeFileSync(join(folder, "src", `file-${file}.ts`), program(file));

const sweeps = [];
for (let round = 0; round < rounds; round++) {
  const started = performance.now();
  const { stdout } = spawnSync(process.execPath, [join(dist, "cli.js"), "detect", "--json"], {
    cwd: folder,
    maxBuffer: 1e9,
  });
  sweeps.push(performance.now() - started);
  const { checked, findings } = JSON.parse(stdout.toString());
  if (checked < FILES || findings.length < FILES / 10) throw new Error(`${checked} files, ${findings.length} findings`);
}
console.log(
  `${FILES} files of ${SIZE / 1000} kB: median ${median(sweeps).toFixed(0)} ms, best ${Math.min(...sweeps).toFixed(0)} ms`,
);

const edits = await timeEdits(100);
const sorted = [...edits].sort((a, b) => a - b);
const at = (share) => sorted[Math.floor(sorted.length * share)]?.toFixed(0);
console.log(`an edit until its hints: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, best ${at(0)} ms`);

/** Milliseconds from each of some edits to the diagnostics of that version. @param {number} count */
async function timeEdits(count) {
  const require = createRequire(import.meta.url);
  const rpc = require("vscode-languageserver/node");
  const server = spawn(process.execPath, [join(dist, "cli.js"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const waiting = new Map();
  connection.onNotification("textDocument/publishDiagnostics", ({ version }) => waiting.get(version)?.());
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
  connection.listen();
  const root = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "bench" }],
    capabilities: {
      workspace: { configuration: true },
      textDocument: { publishDiagnostics: { versionSupport: true } },
    },
    initializationOptions: { workspaceTrusted: true },
  });
  await connection.sendNotification("initialized", {});
  const uri = `${root}/src/file-0.ts`;
  const published = (version) => new Promise((resolve) => waiting.set(version, resolve));
  const opened = published(1);
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "typescript", version: 1, text: program(0) },
  });
  await opened;
  const times = [];
  for (let version = 2; version < count + 2; version++) {
    const done = published(version);
    const start = { line: 3, character: 2 };
    const started = performance.now();
    const contentChanges = [{ range: { start, end: start }, text: version % 2 === 0 ? ";" : " " }];
    await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    await done;
    times.push(performance.now() - started);
  }
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  return times;
}
