import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/paths.mjs";
import { gatesTable } from "./gates-table.mjs";

const require = createRequire(import.meta.url);

/**
 * @typedef {object} LayerResult
 * @property {number} passed
 * @property {number} failed
 * @property {boolean} [foreign] VS Code, a browser and npm took part, which now and then look for news of their own: their tries are
 *   told, and fail nothing
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {() => Promise<LayerResult>} run never rejects: a layer that breaks has failed once
 */

/** The layers of the tests, fastest first. @type {readonly Layer[]} */
export const layers = [
  { name: "unit", run: () => runVitest("unit") },
  { name: "protocol", run: () => runVitest("protocol") },
  { name: "gates", run: runGates },
  { name: "integration", run: runInHost },
  { name: "package", run: () => runVitest("package") },
  { name: "ui", run: async () => ({ ...(await runVitest("ui")), foreign: true }) },
];

/** Where a project's results are written. @param {string} project */
function resultsOf(project) {
  return join(repositoryRoot, "out", "results", `${project}.json`);
}

/** @param {string} project of `vitest.config.mts` @returns {Promise<LayerResult>} */
async function runVitest(project) {
  const results = resultsOf(project);
  await mkdir(join(repositoryRoot, "out", "results"), { recursive: true });
  await rm(results, { force: true });
  const vitest = join(require.resolve("vitest/package.json"), "..", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const code = await show([vitest, "run", "--project", project, ...reporters]);
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(await readFile(results, "utf8"));
    const broken = (code !== 0 || !success) && numFailedTests === 0 ? 1 : 0;
    return { passed: numPassedTests, failed: numFailedTests + broken };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The suite of attacks on gates, and a table of what came of each. @returns {Promise<LayerResult>} */
export async function runGates() {
  const result = await runVitest("gates");
  console.log(`\n${await gatesTable(resultsOf("gates"))}\n`);
  return result;
}

/** @returns {Promise<LayerResult>} */
async function runInHost() {
  try {
    const entry = pathToFileURL(join(repositoryRoot, "test", "host", "integration.mjs")).href;
    const { runIntegration } = await import(entry);
    const outcomes = await runIntegration();
    return { ...outcomes.reduce(addOutcome, { passed: 0, failed: 0 }), foreign: true };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

/** A suite that wrote no results, or that failed without a failing test, counts as one failure. */
function addOutcome(sum, { passed, results }) {
  const failed = results?.failed ?? 0;
  return { passed: sum.passed + (results?.passed ?? 0), failed: sum.failed + (passed || failed > 0 ? failed : 1) };
}

/** Runs a Node script and shows what it prints. @param {string[]} args @returns {Promise<number | null>} its exit code */
function show(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: "inherit" });
    child.on("error", () => resolve(null));
    child.on("exit", (code) => resolve(code));
  });
}
