import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atExit } from "./at-exit.mjs";

/**
 * Makes a folder of its own under the system's temporary folder, deleted by `remove` or when this process ends.
 * @param {string} prefix start of the folder's name; keep it short, sockets are created inside
 * @returns {{path: string, remove: () => Promise<void>}} `path` is real: no symbolic link in it
 */
export function temporaryFolder(prefix) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `${prefix}-`)));
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  const cancel = atExit(() => rmSync(path, options));
  const remove = async () => {
    await rm(path, options);
    cancel();
  };
  return { path, remove };
}
