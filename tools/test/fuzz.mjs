#!/usr/bin/env node
// npm run fuzz [-- --seed <n> --count <n> --from <n>]: what the protocol layer does with a thousand mutations, with
// a hundred thousand. Each case is made of the seed and its number alone, so that one can be played again by itself.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repositoryRoot } from "../host/paths.mjs";

const number = { type: "string" };
const { values } = parseArgs({ options: { seed: number, count: number, from: number } });
for (const [name, value] of Object.entries(values)) {
  if (!/^\d{1,15}$/.test(value)) {
    console.error(`--${name} is a whole number, not ${value}.`);
    process.exit(2);
  }
}
const seed = values.seed ?? String(Date.now() % 1_000_000_000);
const count = values.count ?? "100000";
const from = values.from ?? "0";
console.log(`npm run fuzz -- --seed ${seed} --count ${count}${from === "0" ? "" : ` --from ${from}`}`);
const env = {
  ...process.env,
  WAZIR_FUZZ_SEED: seed,
  WAZIR_FUZZ_COUNT: count,
  WAZIR_FUZZ_FROM: from,
};
const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "..", "vitest.mjs");
const args = ["run", "test/protocol/fuzz/fuzz.test.ts", "--project", "protocol", "--disable-console-intercept"];
spawn(process.execPath, [vitest, ...args], { cwd: repositoryRoot, stdio: "inherit", env }).on("exit", (code) =>
  process.exit(code ?? 1),
);
