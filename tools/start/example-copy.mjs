import { cp } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";
import { run } from "../host/process-group.mjs";
import { hasCommand } from "./has-command.mjs";

const example = join(repositoryRoot, "examples", "checkout-service");

/**
 * Copies the example project, with a git history of its own, so that nothing tried out in it changes this repository.
 * @param {string} parent existing folder to put the copy into
 * @returns {Promise<string>} the copy's path
 */
export async function copyExample(parent) {
  const copy = join(parent, "checkout-service");
  await cp(example, copy, { recursive: true });
  if (hasCommand("git")) await startHistory(copy);
  return copy;
}

/** @param {string} folder */
async function startHistory(folder) {
  const author = ["-c", "user.name=Wazir example", "-c", "user.email=example@localhost", "-c", "commit.gpgsign=false"];
  await run("git", ["init", "--quiet"], { cwd: folder });
  await run("git", ["add", "--all"], { cwd: folder });
  await run("git", [...author, "commit", "--quiet", "--message", "Start"], { cwd: folder });
}
