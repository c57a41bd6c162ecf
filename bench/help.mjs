#!/usr/bin/env node
// node bench/help.mjs [rounds]: how long `wazir --help` takes beside Node that does nothing, in the same minute and by
// turns. The ratio is what to compare between machines and days: the times themselves say how busy this one is.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../tools/host/paths.mjs";

const rounds = Number(process.argv[2] ?? 40);
const cli = join(repositoryRoot, "dist", "cli.js");
const contenders = {
  "node -e 0": ["-e", "0"],
  "wazir --help": [cli, "--help"],
  "wazir run start --help": [cli, "run", "start", "--help"],
  "wazir --version": [cli, "--version"],
};

/** Milliseconds that a run of Node takes. @param {readonly string[]} words */
function time(words) {
  const started = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, words, { stdio: "ignore" });
  if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}: run npm run build first.`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const times = new Map(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, words] of Object.entries(contenders)) times.get(name).push(time(words));
}
const bare = median(times.get("node -e 0"));
console.log(`Node ${process.version}, ${rounds} rounds, medians`);
for (const [name, values] of times) {
  const own = median(values);
  console.log(`${name.padEnd(24)} ${own.toFixed(1).padStart(7)} ms  ${(own / bare).toFixed(2)} × bare Node`);
}
