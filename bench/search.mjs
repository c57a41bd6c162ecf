#!/usr/bin/env node
// npm run bench:search: what the server does for each letter that a person types into the search for expertise, among 300
// modules that ship, and with as many of which the project brings most itself: processor time, beside a scan of all texts
// for the same words in the same run. Needs a build, and Linux for the processor's time. The aim: see AIM.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { importTypeScript } from "../tools/build/import-typescript.mjs";
import { ensureNode } from "../tools/host/install-node.mjs";
import { repositoryRoot } from "../tools/host/paths.mjs";
import { countWords } from "./retrieval/count-words.mjs";
import { quantile } from "./server/quantile.mjs";
import { startSession } from "./server/session.mjs";

const MODULES = 300;
const QUERIES = 12;
/** Milliseconds for a letter, 95 times of 100. */
const AIM = 30;
/** So many are listed for a query. */
const LIMIT = 20;

const at = (path) => importTypeScript(join(repositoryRoot, path));
const [{ loadExpertise }, { expertiseFile }, { readItem }] = await Promise.all([
  at("src/platform/load-expertise.ts"),
  at("tools/build/bundled-data.ts"),
  at("src/core/library/read-item.ts"),
]);

const dist = join(repositoryRoot, "dist");
const { items } = JSON.parse(readFileSync(join(dist, "content.json"), "utf8"));
const { catalogue, textOf } = loadExpertise(dist);
const shipped = [...catalogue.modules.keys()].map((id) => moduleItem(id, textOf(id)));
/** What ships, again and again under other names, until there are enough: the words are those of a language. */
const copies = Array.from({ length: MODULES - shipped.length }, (_, index) => {
  const { id, text } = shipped[index % shipped.length];
  const name = `${id}-${Math.floor(index / shipped.length) + 2}`;
  return moduleItem(name, text.replace(/^id: .*$/m, `id: ${name}`));
});

function moduleItem(id, text) {
  return readItem({ kind: "module", id, origin: "bundled", path: `expertise/${id}.md`, text });
}

const queries = parse(readFileSync(join(repositoryRoot, "bench/retrieval/queries.yaml"), "utf8"));
const step = Math.floor(queries.length / QUERIES);
const typed = Array.from({ length: QUERIES }, (_, index) => queries[index * step].query).flatMap((query) =>
  Array.from(query, (_, length) => query.slice(0, length + 1)).filter((prefix) => prefix.trim() !== ""),
);

const folder = mkdtempSync(join(tmpdir(), "wazir-bench-search-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const node = await ensureNode(24);

/** Processor time of each letter, in milliseconds, in a project with these modules of its own. */
async function serverTimes(program, name, own) {
  const root = join(folder, name);
  const files = [
    ["wazir.manifest.yaml", "manifest_version: 2\nproject:\n  name: bench\npaths:\n  expertise: expertise\n"],
  ];
  for (const { path, text } of own) files.push([path, text]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const session = await startSession({ node, args: [program, "--stdio"], folder: root, settings: {} });
  const spent = async (request, params) => {
    const before = session.processorTime();
    await session.time(request, { root, ...params });
    return session.processorTime() - before;
  };
  const search = (query) => spent("wazir/searchExpertise", { query, limit: LIMIT });
  const first = await search("begin");
  const times = [];
  for (const query of typed) times.push(await search(query));
  await spent("wazir/ownModules");
  const again = [await spent("wazir/ownModules"), await search("begin")];
  await session.close();
  return { first, times, again };
}

/** The same for a scan of all texts, as `grep` does it, in this process. */
function scanTimes() {
  const texts = [...shipped, ...copies].map(({ id, text }) => ({ id, text }));
  return typed.map((query) => {
    const before = process.cpuUsage();
    countWords(query, texts).slice(0, LIMIT);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

const installed = join(folder, "installed");
mkdirSync(installed);
cpSync(dist, join(installed, "dist"), { recursive: true });
cpSync(join(repositoryRoot, "package.json"), join(installed, "package.json"));
const others = items.filter(({ kind }) => kind !== "module");
writeFileSync(join(installed, "dist/expertise.catalogue"), await expertiseFile([...others, ...shipped, ...copies]));

const rows = {
  [`${MODULES} that ship`]: await serverTimes(join(installed, "dist/server.js"), "none", []),
  [`${shipped.length} that ship, ${copies.length} of the project`]: await serverTimes(
    join(dist, "server.js"),
    "own",
    copies,
  ),
};
const scan = scanTimes();
console.log(`${typed.length} letters of ${QUERIES} queries, milliseconds of processor time a letter\n`);
console.log(
  "| modules | first search | median | p95 | most | own modules again | search then | p95 of a scan | ratio | aim |",
);
console.log(`| --- |${" --- |".repeat(9)}`);
for (const [name, { first, times, again }] of Object.entries(rows)) {
  const [p50, p95, most, peer] = [
    quantile(times, 0.5),
    quantile(times, 0.95),
    quantile(times, 1),
    quantile(scan, 0.95),
  ];
  const cells = [first, p50, p95, most, ...again, peer].map((time) => time.toFixed(1));
  console.log(`| ${name} | ${cells.join(" | ")} | ${(p95 / peer).toFixed(2)} | ${AIM} ms |`);
}
process.exit(0);
