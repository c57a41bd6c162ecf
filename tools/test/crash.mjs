#!/usr/bin/env node
// npm run test:crash: the tests of the log with 1,000 writers killed, where every other run of the tests kills a few.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";

const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "..", "vitest.mjs");
const args = [vitest, "run", "--project", "protocol", "test/protocol/run-log.test.ts"];
const env = { ...process.env, WAZIR_KILLS: process.env.WAZIR_KILLS ?? "1000" };
spawn(process.execPath, args, { cwd: repositoryRoot, stdio: "inherit", env }).on("exit", (code) =>
  process.exit(code ?? 1),
);
