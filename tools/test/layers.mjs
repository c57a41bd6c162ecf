import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/paths.mjs";
import { gatesTable } from "./gates-table.mjs";
import { resultOfParts } from "./run-again.mjs";
import { stackOf } from "./stack-of.mjs";

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
  { name: "protocol", run: () => runVitest("protocol", true) },
  { name: "gates", run: runGates },
  { name: "integration", run: runInHost },
  { name: "package", run: () => runVitest("package") },
  { name: "ui", run: () => runVitest("ui", true) },
];

const fileReporter = join(repositoryRoot, "tools", "test", "file-reporter.mjs");

/** @param {string} name of what tests write */
function resultsOf(name) {
  return join(repositoryRoot, "out", "results", `${name}.json`);
}

/**
 * @param {string} project of `vitest.config.mts`
 * @param {boolean} [isAgain] whether a file that failed may be run once more
 * @returns {Promise<LayerResult>}
 */
async function runVitest(project, isAgain = false) {
  return resultOfParts(await filesOf(project, isAgain));
}

/**
 * What came of the files of a project, or of one of them alone.
 * @param {string} project
 * @param {boolean} isAgain
 * @param {string} [only]
 * @returns {Promise<import("./run-again.mjs").Part[]>}
 */
async function filesOf(project, isAgain, only) {
  const name = only === undefined ? project : `${project}-again`;
  const [results, byFile] = [resultsOf(name), resultsOf(`${name}-files`)];
  await mkdir(join(repositoryRoot, "out", "results"), { recursive: true });
  for (const file of [results, byFile]) await rm(file, { force: true });
  const vitest = join(require.resolve("vitest/package.json"), "..", "vitest.mjs");
  const reporters = [`--reporter=${fileReporter}`, "--reporter=json", `--outputFile.json=${results}`];
  const args = [vitest, "run", "--project", project, "--reporter=default", ...reporters, ...(only ? [only] : [])];
  const code = await show(args, { WAZIR_TEST_FILES: byFile });
  const message = `Vitest ended with the exit code ${code}: see above.`;
  const broken = (what) => ({ passed: 0, failures: [{ where: project, name: what, message }] });
  try {
    const found = JSON.parse(await readFile(byFile, "utf8"));
    const parts = found.map(({ file, passed, failures }) => ({
      passed,
      failures: failures.map((failure) => ({ where: `${project} ${file}`.trim(), ...failure })),
      ...(isAgain && file !== "" ? { again: () => filesOf(project, false, file).then(resultOfParts) } : {}),
    }));
    return code === 0 || parts.some(({ failures }) => failures.length > 0)
      ? parts
      : [...parts, broken("(no test failed)")];
  } catch {
    return [broken("(no results)")];
  }
}

/** The suite of attacks on gates, and a table of what came of each. @returns {Promise<LayerResult>} */
export async function runGates() {
  const result = await runVitest("gates");
  console.log(`\n${await gatesTable(resultsOf("gates"))}\n`);
  return result;
}

/** Every suite in VS Code. @returns {Promise<LayerResult>} */
async function runInHost() {
  try {
    const entry = pathToFileURL(join(repositoryRoot, "test", "host", "integration.mjs")).href;
    const { runIntegration } = await import(entry);
    const outcomes = await runIntegration();
    const parts = outcomes.map((outcome) => ({
      ...partOf(outcome),
      again: async () => {
        const { suite, version } = outcome;
        const [again] = await runIntegration({ suites: [suite], versions: [version], bundle: false });
        return partOf(again);
      },
    }));
    return await resultOfParts(parts);
  } catch (error) {
    console.error(error);
    const message = error instanceof Error ? stackOf(error) : String(error);
    return { passed: 0, failed: 1, failures: [{ where: "integration", name: "(its start)", message }] };
  }
}

/** What came of a suite. One that wrote no results, or that failed without a failing test, has failed once. */
function partOf({ suite, version, passed, results }) {
  const where = `integration ${suite} ${version}`;
  const failures = (results?.failures ?? []).map(({ title, ...error }) => ({
    where,
    name: title,
    message: stackOf(error),
  }));
  if (!passed && failures.length === 0) {
    const message = results
      ? "VS Code ended with a failure, or no test ran: see above."
      : "It left no results: see above.";
    failures.push({ where, name: "(no test failed)", message });
  }
  return { passed: results?.passed ?? 0, failures };
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
