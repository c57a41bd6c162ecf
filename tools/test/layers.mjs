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
 * @property {readonly import("./failures.mjs").Failure[]} failures at least one where `failed` is more than none
 * @property {readonly import("./failures.mjs").Failure[]} [once] failures of what was run again and did not fail then
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
  { name: "ui", run: () => runVitest("ui") },
];

const failuresReporter = join(repositoryRoot, "tools", "test", "failures-reporter.mjs");

/** Where a project's results are written. @param {string} project */
function resultsOf(project) {
  return join(repositoryRoot, "out", "results", `${project}.json`);
}

/** @param {string} project of `vitest.config.mts` @returns {Promise<LayerResult>} */
async function runVitest(project) {
  const results = resultsOf(project);
  const failuresFile = join(repositoryRoot, "out", "results", `${project}-failures.json`);
  await mkdir(join(repositoryRoot, "out", "results"), { recursive: true });
  for (const file of [results, failuresFile]) await rm(file, { force: true });
  const vitest = join(require.resolve("vitest/package.json"), "..", "vitest.mjs");
  const reporters = [`--reporter=${failuresReporter}`, "--reporter=json", `--outputFile.json=${results}`];
  const args = [vitest, "run", "--project", project, "--reporter=default", ...reporters];
  const code = await show(args, { WAZIR_TEST_FAILURES: failuresFile });
  const ended = `Vitest ended with the exit code ${code}: see above.`;
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(await readFile(results, "utf8"));
    const broken = (code !== 0 || !success) && numFailedTests === 0 ? 1 : 0;
    const found = JSON.parse(await readFile(failuresFile, "utf8"));
    const failures = found.map(({ file, name, message }) => ({ where: `${project} ${file}`.trim(), name, message }));
    if (broken > 0 && failures.length === 0)
      failures.push({ where: project, name: "(no test failed)", message: ended });
    return { passed: numPassedTests, failed: numFailedTests + broken, failures };
  } catch {
    return { passed: 0, failed: 1, failures: [{ where: project, name: "(no results)", message: ended }] };
  }
}

/** The suite of attacks on gates, and a table of what came of each. @returns {Promise<LayerResult>} */
export async function runGates() {
  const result = await runVitest("gates");
  console.log(`\n${await gatesTable(resultsOf("gates"))}\n`);
  return result;
}

/** Suites that are run again where they failed: more of them are no accident. */
const MOST_AGAIN = 2;

/**
 * Every suite in VS Code. One that failed is run once more, in a new VS Code: what does not fail then is told, and fails nothing.
 * @returns {Promise<LayerResult>}
 */
async function runInHost() {
  try {
    const entry = pathToFileURL(join(repositoryRoot, "test", "host", "integration.mjs")).href;
    const { runIntegration } = await import(entry);
    const outcomes = await runIntegration();
    const failed = outcomes.filter(({ passed }) => !passed);
    const once = [];
    for (const outcome of failed.length > MOST_AGAIN ? [] : failed) {
      const { suite, version } = outcome;
      const [again] = await runIntegration({ suites: [suite], versions: [version], bundle: false });
      if (!again.passed) continue;
      once.push(...failuresOf(outcome));
      outcomes[outcomes.indexOf(outcome)] = again;
    }
    const failures = outcomes.flatMap(failuresOf);
    const passed = outcomes.reduce((sum, { results }) => sum + (results?.passed ?? 0), 0);
    return { passed, failed: failures.length, failures, once };
  } catch (error) {
    console.error(error);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, failures: [{ where: "integration", name: "(its start)", message }] };
  }
}

/** What failed in a suite. One that wrote no results, or that failed without a failing test, has failed once. */
function failuresOf({ suite, version, passed, results }) {
  const where = `integration ${suite} ${version}`;
  const failures = (results?.failures ?? []).map(({ title, message, stack }) => ({
    where,
    name: title,
    message: stack.includes(message) ? stack : `${message}\n${stack}`,
  }));
  if (passed || failures.length > 0) return failures;
  const message = results
    ? "VS Code ended with a failure, or no test ran: see above."
    : "It left no results: see above.";
  return [{ where, name: "(no test failed)", message }];
}

/**
 * Runs a Node script and shows what it prints.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} added to this process's environment
 * @returns {Promise<number | null>} its exit code
 */
function show(args, added) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...added };
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: "inherit", env });
    child.on("error", () => resolve(null));
    child.on("exit", (code) => resolve(code));
  });
}
