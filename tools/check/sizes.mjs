#!/usr/bin/env node
// npm run check:sizes [-- --write]: the bundles that load at every start, and what goes into the package, keep within their
// budgets; else it says what grew. With --write the parts they have now become what is compared with. Needs a build. The
// package itself is weighed by the package test.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BUNDLES, bundleOptions } from "../build/bundles.mjs";
import { repositoryRoot } from "../host/paths.mjs";
import { packedParts } from "./packed-parts.mjs";
import { BUDGETS, bundleParts, overBudget } from "./size-budgets.mjs";

const file = join(repositoryRoot, "tools/check/sizes.json");
const before = JSON.parse(await readFile(file, "utf8"));
const now = {};
let isOver = false;

for (const bundle of BUNDLES) {
  const path = `dist/${bundle.name}.js`;
  if (!(path in BUDGETS)) continue;
  const options = await bundleOptions(repositoryRoot, bundle, { minify: true });
  const { metafile } = await build({ ...options, write: false });
  const output = metafile.outputs[path];
  weigh(path, output.bytes, bundleParts(output));
}
const packed = await packedParts();
weigh(
  "out/wazir.vsix",
  Object.values(packed).reduce((sum, bytes) => sum + bytes, 0),
  packed,
);
if (process.argv.includes("--write")) {
  const sorted = Object.entries(now).map(([path, parts]) => [path, Object.fromEntries(Object.entries(parts).sort())]);
  await writeFile(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
process.exit(isOver ? 1 : 0);

/**
 * @param {keyof typeof BUDGETS} path
 * @param {number} bytes
 * @param {Record<string, number>} parts
 */
function weigh(path, bytes, parts) {
  now[path] = parts;
  const message = overBudget(path, bytes, parts, before[path] ?? {});
  const share = Math.round((100 * bytes) / BUDGETS[path]);
  if (message === undefined) console.log(`${path}: ${(bytes / 1000).toFixed(1)} kB, ${share} % of its budget`);
  else console.error(message);
  isOver ||= message !== undefined;
}
