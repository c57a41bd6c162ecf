import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Whether PATH has a program of this name.
 * @param {string} name
 * @returns {boolean}
 */
export function hasCommand(name) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return folders.some((folder) => endings.some((ending) => isExecutable(join(folder, name + ending))));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
