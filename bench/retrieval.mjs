#!/usr/bin/env node
// npm run bench:retrieval: how well `wazir search` finds, beside BM25 over bodies alone and a count of words.
import MiniSearch from "minisearch";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { importTypeScript } from "../tools/build/import-typescript.mjs";
import { repositoryRoot } from "../tools/host/paths.mjs";
import { countWords } from "./retrieval/count-words.mjs";
import { ndcgAt, recallAt, reciprocalRankAt } from "./retrieval/metrics.mjs";

const folder = join(repositoryRoot, "bench/retrieval");
const [queries, unanswered] = await Promise.all(
  ["queries.yaml", "unanswered.yaml"].map(async (name) => parse(await readFile(join(folder, name), "utf8"))),
);
const { loadExpertise } = await importTypeScript(join(repositoryRoot, "src/platform/load-expertise.ts"));
const { catalogue, textOf, search } = loadExpertise(join(repositoryRoot, "dist"));
const ids = [...catalogue.modules.keys()];
const texts = ids.map((id) => ({ id, text: textOf(id) }));
const bodies = texts.map(({ id, text }) => ({ id, body: text.replace(/^---\n[^]*?\n---\n/, "") }));

const bm25 = new MiniSearch({ fields: ["body"] });
bm25.addAll(bodies);

/** The ways of finding that are compared: a query to ids, best first. */
const METHODS = {
  "wazir search": (query) => search(query, 10).map(({ id }) => id),
  "BM25, bodies": (query) => bm25.search(query).map(({ id }) => id),
  "grep count": (query) => countWords(query, texts),
};

const scored = queries
  .map((query) => ({ ...query, relevant: query.relevant.filter((id) => catalogue.modules.has(id)) }))
  .filter(({ relevant }) => relevant.length > 0);

function table(frozen) {
  const those = scored.filter((query) => query.frozen === frozen);
  const types = ["title", "question", "symptom", "error text"];
  const groups = [["all", those], ...types.map((type) => [type, those.filter((query) => query.type === type)])];
  for (const [name, group] of groups) {
    for (const [method, find] of Object.entries(METHODS)) {
      const found = group.map(({ query, relevant }) => ({ relevant, found: find(query).slice(0, 10) }));
      const mean = (measure) => found.reduce((sum, one) => sum + measure(one), 0) / found.length;
      const cells = [mean(ndcgAt(5)), mean(recallAt(5)), mean(reciprocalRankAt(10))].map((value) => value.toFixed(3));
      console.log(`| ${name} | ${group.length} | ${method} | ${cells.join(" | ")} |`);
    }
  }
}

console.log(`${ids.length} modules; ${scored.length} of ${queries.length} queries have a module that answers them.`);
for (const frozen of [true, false]) {
  console.log(`\n${frozen ? "Frozen half" : "Open half"}\n\n| type | queries | method | nDCG@5 | recall@5 | MRR@10 |`);
  console.log("| --- | --- | --- | --- | --- | --- |");
  table(frozen);
  const none = unanswered.filter((query) => query.frozen === frozen);
  const silent = none.filter(({ query }) => search(query, 1).length === 0);
  console.log(`\n${silent.length} of ${none.length} queries that nothing answers find nothing.`);
}
if (process.argv.includes("--misses")) {
  console.log("\nMisses of the open half:");
  for (const { query, relevant } of scored.filter(({ frozen }) => !frozen)) {
    const hits = search(query, 5);
    if (relevant.includes(hits[0]?.id)) continue;
    console.log(`- ${query}\n    wanted ${relevant.join(", ")}`);
    console.log(`    found ${hits.map(({ id, evidence }) => `${id} ${evidence}`).join(", ") || "nothing"}`);
  }
  for (const { query } of unanswered.filter(({ frozen }) => !frozen)) {
    const [hit] = search(query, 1);
    if (hit !== undefined) console.log(`- ${query}\n    wanted nothing, found ${hit.id} ${hit.evidence}`);
  }
}
