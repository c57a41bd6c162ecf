import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";
import { run } from "../host/process-group.mjs";
import { copyExample } from "./example-copy.mjs";

/**
 * Opens a new window of the installed VS Code with the extension loaded from this repository.
 * @param {string | undefined} folder absolute; default: a fresh copy of the example, left to the system to remove
 * @returns {Promise<void>} when the window has been asked for
 * @throws {Error} when `code` fails
 */
export async function openDesktop(folder) {
  const path = folder ?? (await copyExample(await mkdtemp(join(tmpdir(), "wazir-example-"))));
  console.log(`Opening ${path} in VS Code, with Wazir loaded from this repository.`);
  await run("code", ["--new-window", `--extensionDevelopmentPath=${repositoryRoot}`, path], { show: true });
}
