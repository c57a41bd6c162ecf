import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheRoot } from "./paths.mjs";
import { run } from "./process-group.mjs";

const markerName = "complete.json";

/**
 * Fills `.vscode-test/<name>/` once. The work happens in a neighbour folder that is renamed when a marker has been
 * written into it as the last file, so an interrupted or concurrent installation never leaves a half one in place.
 * @param {string} name folder name under `.vscode-test/`
 * @param {string} recipe what is installed, as text: a folder installed from another recipe is replaced
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function installOnce(name, recipe, fill) {
  const folder = join(cacheRoot, name);
  if (await isComplete(folder, recipe)) return folder;
  await mkdir(cacheRoot, { recursive: true });
  await removeAbandoned(name);
  const partial = `${folder}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial);
  try {
    await fill(partial);
    await writeFile(join(partial, markerName), JSON.stringify({ recipe }));
    if (!(await isComplete(folder, recipe))) {
      await rm(folder, { recursive: true, force: true });
      await rename(partial, folder);
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

/**
 * `npm install` without scripts. The folder gets a `package.json` of its own if it has none, so that npm does not
 * look for one further up.
 * @param {string} folder
 * @param {string[]} packages `name@version`; none installs what the folder's own `package.json` asks for
 * @returns {Promise<void>}
 * @throws {Error} with npm's output
 */
export async function npmInstall(folder, packages = []) {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) await writeFile(manifest, '{"private":true}\n');
  const options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...options, ...packages], { cwd: folder, env: outerEnvironment() });
}

/** What an `npm run` around this process put into the environment would aim the inner npm at the wrong folder. */
function outerEnvironment() {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_)?prefix|package_)/i.test(name));
  return Object.fromEntries(entries);
}

/**
 * @param {string} folder
 * @param {string} recipe
 */
async function isComplete(folder, recipe) {
  try {
    return JSON.parse(await readFile(join(folder, markerName), "utf8")).recipe === recipe;
  } catch {
    return false;
  }
}

/** @param {string} name */
async function removeAbandoned(name) {
  for (const entry of await readdir(cacheRoot)) {
    const owner = entry.startsWith(`${name}.partial-`) ? Number(entry.slice(`${name}.partial-`.length)) : 0;
    if (owner > 0 && !isAlive(owner)) await rm(join(cacheRoot, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
