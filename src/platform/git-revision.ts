import { execFile } from "node:child_process";
import type { Revision } from "../core/evidence/collect-evidence";

/** Git answers at once; where it does not, as on a folder of a network that is gone, it is not waited for. */
const LIMIT_MS = 10_000;

/**
 * The commit that is checked out in `folder`, and whether files differ from it, new ones included; those below
 * `exceptFolder` (relative to `folder`), which a run writes itself, do not count. Undefined where git has no answer.
 */
export async function gitRevision(folder: string, exceptFolder: string): Promise<Revision | undefined> {
  const commit = await git(folder, ["rev-parse", "--verify", "HEAD"]);
  const status = await git(folder, ["status", "--porcelain", "--", ".", `:(exclude,literal)${exceptFolder}`]);
  return commit === undefined || status === undefined
    ? undefined
    : { commit: commit.trim(), dirty: status.trim() !== "" };
}

function git(folder: string, words: readonly string[]): Promise<string | undefined> {
  // A repository may name programs in its settings that git starts by itself: none of them is wanted here.
  const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks"];
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024, windowsHide: true };
    execFile("git", [...safe, ...words], options, (error, stdout) => resolve(error === null ? stdout : undefined));
  });
}
