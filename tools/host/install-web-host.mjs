import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureNode } from "./install-node.mjs";
import { installOnce, npmInstall } from "./install-packages.mjs";

/** @typedef {"1.104.0" | "1.139.1"} HostVersion version of VS Code: the oldest supported and the current one */

/** @type {Record<HostVersion, {codeServer: string, nodeMajor: 22 | 24}>} */
const editions = {
  "1.104.0": { codeServer: "4.104.0", nodeMajor: 22 },
  "1.139.1": { codeServer: "4.139.1", nodeMajor: 24 },
};

const ripgrepVersion = "1.18.0";

/** Packages of VS Code's server whose native part is not built, and the script that takes the place of each. */
const substitutes = new Map([
  ["@vscode/spdlog", "spdlog.cjs"],
  ["@vscode/native-watchdog", "native-watchdog.cjs"],
  ["native-watchdog", "native-watchdog.cjs"],
]);
/** Raised when what an installation does to the packages changes, so that older ones are made anew. */
const recipeRevision = 1;

/** The versions of VS Code that tests run in, oldest first. */
export const hostVersions = /** @type {HostVersion[]} */ (Object.keys(editions));

/**
 * Installs VS Code's server and workbench into `.vscode-test/web-<version>/` unless it is there: about 20 seconds and
 * 600 MB. Native modules stay unbuilt; the two that matter have substitutes here, and what lacks is the integrated
 * terminal of 1.104.0.
 * @param {HostVersion} version
 * @param {(line: string) => void} [report] gets progress lines
 * @returns {Promise<{node: string, serverMain: string, root: string}>} the Node to run it with, its entry script, and
 *   the folder of VS Code itself
 * @throws {Error} when the version is unknown, npm fails, or there is no Node for this platform
 */
export async function ensureWebHost(version, report = console.log) {
  const edition = editions[version];
  if (!edition) throw new Error(`No web host for VS Code ${version}. Known: ${hostVersions.join(", ")}.`);
  const node = await ensureNode(edition.nodeMajor, report);
  const recipe = `code-server@${edition.codeServer} ${process.platform}-${process.arch} revision ${recipeRevision}`;
  const folder = await installOnce(`web-${version}`, recipe, async (partial) => {
    report(`Installing VS Code ${version} (code-server ${edition.codeServer}), once, about 600 MB …`);
    await npmInstall(partial, [`code-server@${edition.codeServer}`]);
    report("Installing what its server needs …");
    await npmInstall(vscodeIn(partial));
    await npmInstall(join(vscodeIn(partial), "extensions"));
    await supplyRipgrep(partial);
    await substituteNativeModules(partial);
    report(`VS Code ${version} is ready.`);
  });
  const root = vscodeIn(folder);
  return { node, serverMain: join(root, "out", "server-main.js"), root };
}

/** @param {string} folder */
function vscodeIn(folder) {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

/**
 * File and text search run ripgrep. Older editions fetch it in an install script from a place that is not the package
 * registry; its platform package carries the same binary.
 * @param {string} folder
 */
async function supplyRipgrep(folder) {
  const home = join(vscodeIn(folder), "node_modules", "@vscode", "ripgrep");
  if (!existsSync(home) || existsSync(join(home, "bin"))) return;
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  const carrier = join(folder, "ripgrep");
  await mkdir(carrier);
  await npmInstall(carrier, [`${name}@${ripgrepVersion}`]);
  await mkdir(join(home, "bin"));
  await copyFile(join(carrier, "node_modules", name, "bin", "rg"), join(home, "bin", "rg"));
  await chmod(join(home, "bin", "rg"), 0o755);
}

/** @param {string} folder */
async function substituteNativeModules(folder) {
  for (const [name, script] of substitutes) {
    const home = join(vscodeIn(folder), "node_modules", name);
    const source = fileURLToPath(new URL(`substitutes/${script}`, import.meta.url));
    if (existsSync(home)) await copyFile(source, join(home, "index.js"));
  }
}
