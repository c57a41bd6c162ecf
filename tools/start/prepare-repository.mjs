import { statSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";
import { run } from "../host/process-group.mjs";

/**
 * Installs the packages when they are missing or older than the lock file, then builds, showing what npm shows.
 * @param {{build?: boolean}} [options] build: false leaves the build as it is
 * @returns {Promise<void>}
 * @throws {Error} when npm fails
 */
export async function prepareRepository({ build = true } = {}) {
  if (installed() < changed("package-lock.json")) {
    console.log("Installing packages …");
    await npm(["ci", "--no-audit", "--no-fund"]);
  }
  if (!build) return;
  console.log("Building …");
  await npm(["run", "build"]);
}

/** When npm last completed an installation, in milliseconds; before everything when it never did. */
function installed() {
  try {
    return changed(join("node_modules", ".package-lock.json"));
  } catch {
    return -Infinity;
  }
}

/** @param {string} path */
function changed(path) {
  return statSync(join(repositoryRoot, path)).mtimeMs;
}

/** @param {string[]} args */
async function npm(args) {
  await run("npm", args, { cwd: repositoryRoot, show: true });
}
