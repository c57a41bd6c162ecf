#!/usr/bin/env node
// npm run bench:compose: how long the catalogue takes to load and a context to be composed, cold and warm, with what
// ships and with 261 and 300 synthetic modules. Medians; the ratio is to reading and parsing the same modules' texts.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importTypeScript } from "../tools/build/import-typescript.mjs";
import { repositoryRoot } from "../tools/host/paths.mjs";

const RUNS = 25;

const at = (path) => importTypeScript(join(repositoryRoot, path));
const [{ loadExpertise }, { compose }, { expertiseFile }, { syntheticModules }] = await Promise.all([
  at("src/platform/load-expertise.ts"),
  at("src/core/composition/compose.ts"),
  at("tools/build/bundled-data.ts"),
  at("test/support/synthetic-modules.ts"),
]);

const dist = join(repositoryRoot, "dist");
const { items } = JSON.parse(readFileSync(join(dist, "content.json"), "utf8"));
const { catalogue: shipped, textOf } = loadExpertise(dist);

function request(catalogue, budget) {
  const concern = [...catalogue.modules.values()].find(({ concerns }) => concerns.length > 0)?.concerns[0];
  return { role: "executor", stacks: ["node", "postgres"], concerns: [concern], files: [], budget };
}

const withTask = (catalogue, budget) => ({
  ...request(catalogue, budget),
  task: "Retry the payment when the webhook times out, without charging the customer twice",
});

function median(run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

async function measure(name, folder, texts) {
  const { catalogue } = loadExpertise(folder);
  const warm = loadExpertise(folder);
  const parse = median(() => texts.map((text) => JSON.parse(JSON.stringify({ text })).text.split("\n").length));
  const load = median(() => loadExpertise(folder));
  const rows = [["load", load]];
  for (const [kind, ask] of [
    ["concern and stacks", request],
    ["and a task's words", withTask],
  ]) {
    const cold = median(() => compose(loadExpertise(folder), ask(catalogue, 8_000)));
    compose(warm, ask(catalogue, 8_000));
    rows.push([`compose cold, ${kind}`, cold]);
    rows.push([`compose warm, ${kind}`, median(() => compose(warm, ask(catalogue, 8_000)))]);
  }
  for (const [what, time] of rows) {
    console.log(`| ${name} | ${what} | ${time.toFixed(2)} ms | ${(time / parse).toFixed(2)} |`);
  }
}

console.log("| modules | what | median | of reading all texts |\n| --- | --- | --- | --- |");
const own = [...shipped.modules.keys()];
await measure(`${own.length} that ship`, dist, own.map(textOf));
for (const count of [261, 300]) {
  const modules = syntheticModules(count, shipped);
  const folder = await mkdtemp(join(tmpdir(), "wazir-bench-"));
  try {
    const others = items.filter(({ kind }) => kind !== "module");
    await writeFile(join(folder, "expertise.catalogue"), await expertiseFile([...others, ...modules]));
    await measure(
      `${count} synthetic`,
      folder,
      modules.map(({ text }) => text),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
