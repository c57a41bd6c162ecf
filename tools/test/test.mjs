#!/usr/bin/env node
// npm test [-- layer…]: installs what is missing, builds, and runs every layer of the tests (or those named), where it can be in
// a network namespace of its own: there a layer fails if anything in it wanted to leave this machine. Once it is clear that this
// cannot be, it says so. Before the counts stands what failed, and the last line is `N passed, N failed`. Fails when a test
// failed, and when a layer ran none.
import { prepareRepository } from "../start/prepare-repository.mjs";
import { failureLines } from "./failures.mjs";
import { isOffline, runOffline, triesToLeave, wayOffline } from "./offline.mjs";

const chosen = process.argv.slice(2);
if (!isOffline()) await prepareRepository();
const { layers } = await import("./layers.mjs");
const unknown = chosen.filter((name) => !layers.some((layer) => layer.name === name));
if (unknown.length > 0) {
  console.error(`There is no layer ${unknown.join(", ")}. Known: ${layers.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const wanted = layers.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const notProved = isOffline() ? undefined : await goOffline();
const rows = [];
for (const { name, run } of wanted) {
  console.log(`\n#### ${name}`);
  const started = Date.now();
  const before = isOffline() ? triesToLeave() : 0;
  const { passed, failed, failures, once = [] } = await run();
  const tries = isOffline() ? triesToLeave() - before : undefined;
  const empty = passed + failed === 0;
  const left = tries !== undefined && tries > 0;
  const broken = (empty ? 1 : 0) + (left ? 1 : 0);
  rows.push({ name, passed, failed: failed + broken, failures, once, empty, tries, left, started });
  rows.at(-1).seconds = ((Date.now() - started) / 1000).toFixed(1);
}

console.log("");
const failures = failureLines(rows.flatMap((row) => row.failures));
const once = failureLines(
  rows.flatMap((row) => row.once),
  "what failed once, and did not when it was run again",
);
for (const lines of [once, failures]) if (lines.length > 0) console.log(`${lines.join("\n")}\n`);
for (const { name, passed, failed, empty, tries, left, seconds } of rows) {
  const verdict = empty ? "no test ran, which counts as a failure" : `${passed} passed, ${failed} failed`;
  const network = tries === undefined ? "" : `, ${tries} tries to reach the network${left ? ": a failure" : ""}`;
  console.log(`${name.padEnd(12)} ${verdict} (${seconds} s)${network}`);
}
if (notProved !== undefined) console.log(notProved);
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Runs these layers where there is no network and ends with that; comes back with what to say where there is no such place. */
async function goOffline() {
  const { installRequirements } = await import("./requirements.mjs");
  await installRequirements(wanted.map(({ name }) => name));
  const place = wayOffline();
  // Each npm that a test starts would look for a newer npm now and then.
  const quiet = { npm_config_update_notifier: "false" };
  if ("way" in place) process.exit(await runOffline(place.way, [process.execPath, ...process.argv.slice(1)], quiet));
  const said = `NOT PROVED: that the tests use no network. They ran in the open, because ${place.reason || "there is no unshare"}.`;
  console.log(`\n${said}`);
  return said;
}
