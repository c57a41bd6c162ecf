#!/usr/bin/env node
// npm run check:generated [-- --write]: the pages that are made from the source say what the source says.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";
import { generatedPages } from "./generated-pages.mjs";

const write = process.argv.includes("--write");
let stale = 0;
for (const [path, text] of await generatedPages()) {
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
process.exit(stale === 0 ? 0 : 1);
