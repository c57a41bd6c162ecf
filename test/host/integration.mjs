import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import { hostVersions } from "../../tools/host/install-web-host.mjs";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { writeEmptyLanguagePack } from "../../tools/host/language-pack.mjs";
import { quietSettings } from "../../tools/host/quiet-settings.mjs";
import { temporaryFolder } from "../../tools/host/temporary-folder.mjs";
import { bundleSuites } from "./bundle-suites.mjs";
import { desktopExecutable, hostChoice } from "./desktop-host.mjs";

/** What the desktop begins with and the web does not: nothing that a test types is saved behind its back. */
const DESKTOP_SETTINGS = { "files.autoSave": "off" };

const launcher = fileURLToPath(new URL("launch-as-electron.mjs", import.meta.url));

/**
 * @typedef {object} IntegrationOptions
 * @property {string[]} [suites] names of folders under `test/vscode/`; default: every one that has a `workspace/`
 * @property {string[]} [versions] of VS Code; default: the oldest supported and the current one
 * @property {string} [root] the extension's folder; default: this repository
 * @property {boolean} [bundle] false: take the suites in `out/test/vscode/` as they are
 *
 * @typedef {object} SuiteOutcome
 * @property {string} suite
 * @property {string} version
 * @property {"web" | "desktop"} host
 * @property {boolean} passed the host said so and at least one test ran and none failed
 * @property {{passed: number, failed: number, pending: number, failures: {title: string, message: string,
 *   stack: string}[]} | undefined} results nothing when the tests did not get as far as writing them
 * @property {number} milliseconds
 */

/**
 * Runs in-host suites one after the other, each in a copy of its `workspace/` (a `.code-workspace` file in it is opened
 * instead of the folder), in a fresh profile, in the language that its `host.json` asks for.
 * @param {IntegrationOptions} [options]
 * @returns {Promise<SuiteOutcome[]>} one for each version and suite
 * @throws {Error} when there is no such suite or version, or a suite does not bundle
 */
export async function runIntegration({ root = repositoryRoot, versions = hostVersions, bundle = true, suites } = {}) {
  const known = await suitesIn(root);
  const chosen = suites && suites.length > 0 ? suites : known;
  const unknown = chosen.filter((suite) => !known.includes(suite));
  if (unknown.length > 0) throw new Error(`No suite ${unknown.join(", ")}. Known: ${known.join(", ") || "none"}.`);
  if (bundle) await bundleSuites(root, chosen);
  await chmod(launcher, 0o755);
  const outcomes = [];
  for (const version of versions) {
    const desktop = await desktopExecutable(version, hostChoice());
    for (const suite of chosen) outcomes.push(await runSuite(root, suite, version, desktop));
  }
  return outcomes;
}

/** @param {string} root */
async function suitesIn(root) {
  const home = join(root, "test", "vscode");
  const entries = existsSync(home) ? await readdir(home) : [];
  return entries.filter((name) => existsSync(join(home, name, "workspace"))).sort();
}

/**
 * @param {string} root
 * @param {string} suite
 * @param {string} version
 * @param {string | undefined} desktop
 * @returns {Promise<SuiteOutcome>}
 */
async function runSuite(root, suite, version, desktop) {
  const host = desktop ? "desktop" : "web";
  console.log(`\n== ${suite} in VS Code ${version} (${host})`);
  const started = Date.now();
  const folder = temporaryFolder("wz");
  try {
    const resultsFile = join(folder.path, "results.json");
    const verdict = await runTests({
      vscodeExecutablePath: desktop ?? launcher,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, "out", "test", "vscode", suite, "index.js"),
      launchArgs: await prepareProfile(join(root, "test", "vscode", suite), folder.path),
      extensionTestsEnv: { WAZIR_TEST_VERSION: version, WAZIR_TEST_RESULTS: resultsFile },
    }).catch(() => 1);
    const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : undefined;
    const passed = verdict === 0 && results?.passed > 0 && results.failed === 0;
    return { suite, version, host, passed, results, milliseconds: Date.now() - started };
  } finally {
    await folder.remove();
  }
}

/**
 * @param {string} source the suite's folder
 * @param {string} folder where its copy and the profile go
 * @returns {Promise<string[]>} arguments that open the copy in the profile
 */
async function prepareProfile(source, folder) {
  const workspace = join(folder, "workspace");
  await cp(join(source, "workspace"), workspace, { recursive: true });
  const user = join(folder, "profile", "User");
  await mkdir(user, { recursive: true });
  await writeFile(join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...DESKTOP_SETTINGS }));
  const { locale } = await hostOptions(source);
  if (locale) await writeEmptyLanguagePack(join(folder, "profile"), locale);
  const multiRoot = (await readdir(workspace)).find((name) => name.endsWith(".code-workspace"));
  const profile = [`--user-data-dir=${join(folder, "profile")}`, `--extensions-dir=${join(folder, "extensions")}`];
  const language = locale ? [`--locale=${locale}`] : [];
  return [multiRoot ? join(workspace, multiRoot) : workspace, ...profile, ...language];
}

/**
 * What a suite asks of its VS Code, in its `host.json`.
 * @param {string} source the suite's folder
 * @returns {Promise<{locale?: string}>}
 */
async function hostOptions(source) {
  const file = join(source, "host.json");
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : {};
}
