#!/usr/bin/env node
// npm run check: everything about the source that is no test. Runs all checks, then says which failed.
import { spawnSync } from "node:child_process";
import { repositoryRoot } from "../host/paths.mjs";
import { prepareRepository } from "../start/prepare-repository.mjs";

const CHECKS = ["check:format", "typecheck", "lint", "check:layers", "check:dead", "check:generated", "lint:content"];

await prepareRepository();
const failed = CHECKS.filter((name) => {
  console.log(`\n#### ${name}`);
  const started = Date.now();
  const { status } = spawnSync("npm", ["run", "--silent", name], { cwd: repositoryRoot, stdio: "inherit" });
  console.log(`${name}: ${status === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status !== 0;
});
if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
