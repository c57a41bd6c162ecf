import { containedPath, staysInside } from "../files/contained";
import type { FileSystem } from "../files/file-system";
import { findFiles } from "../files/find-files";
import type { Sha256 } from "../runs/event";
import type { FileDigests } from "./evidence-record";

/** Folders that a covered folder is looked through to. */
const DEPTH = 32;

/** What reading covered files needs. `digest` gives a file's SHA-256 by its bytes, or undefined where it cannot. */
export interface FileDigester {
  readonly files: FileSystem;
  readonly sha256: Sha256;
  digest(path: string): Promise<string | undefined>;
}

/**
 * The digests of files below `root`, by the path they were given with. A folder's covers the names and the contents of
 * all files in it. Null stands for what is not there, cannot be read, or lies outside of `root`, links followed.
 */
export async function digestsOf(root: string, paths: Iterable<string>, with_: FileDigester): Promise<FileDigests> {
  const digests: [string, string | null][] = [];
  for (const path of [...new Set(paths)].sort()) digests.push([path, await digestAt(root, path, with_)]);
  return Object.fromEntries(digests);
}

/** The paths whose content is not what it was. */
export async function changedSince(root: string, before: FileDigests, with_: FileDigester): Promise<readonly string[]> {
  const now = await digestsOf(root, Object.keys(before), with_);
  return Object.keys(before).filter((path) => before[path] !== now[path]);
}

async function digestAt(root: string, written: string, with_: FileDigester): Promise<string | null> {
  const at = containedPath(root, written);
  if (at.state === "outside" || !(await staysInside(with_.files, root, at.path))) return null;
  if ((await with_.files.kindOf(at.path)) !== "directory") return (await with_.digest(at.path)) ?? null;
  const lines: string[] = [];
  for (const file of await findFiles(with_.files, root, at.path, DEPTH)) {
    lines.push(`${JSON.stringify(file.slice(at.path.length))} ${(await with_.digest(file)) ?? "-"}\n`);
  }
  return with_.sha256(lines.join(""));
}
