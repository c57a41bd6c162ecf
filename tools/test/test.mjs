#!/usr/bin/env node
// npm test [-- layer…]: installs what is missing, builds, and runs every layer of the tests (or those named).
// The last line is `N passed, N failed`. Fails when a test failed, and when a layer ran none.
import { prepareRepository } from "../start/prepare-repository.mjs";

await prepareRepository();
const { layers } = await import("./layers.mjs");
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !layers.some((layer) => layer.name === name));
if (unknown.length > 0) {
  console.error(`There is no layer ${unknown.join(", ")}. Known: ${layers.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const rows = [];
for (const { name, run } of layers.filter((layer) => chosen.length === 0 || chosen.includes(layer.name))) {
  console.log(`\n#### ${name}`);
  const started = Date.now();
  const { passed, failed } = await run();
  rows.push({
    name,
    passed,
    failed: passed + failed === 0 ? 1 : failed,
    empty: passed + failed === 0,
    started,
    ended: Date.now(),
  });
}

console.log("");
for (const { name, passed, failed, empty, started, ended } of rows) {
  const verdict = empty ? "no test ran, which counts as a failure" : `${passed} passed, ${failed} failed`;
  console.log(`${name.padEnd(12)} ${verdict} (${((ended - started) / 1000).toFixed(1)} s)`);
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
