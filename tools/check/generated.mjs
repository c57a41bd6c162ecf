#!/usr/bin/env node
// npm run check:generated [-- --write]: the pages that are made from the source say what the source says.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";
import { ARABIC, generatedPages } from "./generated-pages.mjs";

const write = process.argv.includes("--write");
let stale = 0;
const pages = await generatedPages();
for (const [path, text] of pages) {
  const file = join(repositoryRoot, path);
  const there = await readFile(file, "utf8").catch(() => undefined);
  if (there === text) continue;
  if (write) {
    await writeFile(file, text);
    console.log(`written: ${path}`);
  } else {
    stale++;
    console.error(`${path} is not what its source says. Run: npm run check:generated -- --write`);
  }
}
for (const [message, translation] of Object.entries(JSON.parse(pages.get(ARABIC)))) {
  if (translation !== "") continue;
  stale++;
  console.error(`${ARABIC} has no Arabic for: ${message}`);
}
process.exit(stale === 0 ? 0 : 1);
