import { staysInside } from "./contained";
import type { DirectoryEntry, FileSystem } from "./file-system";

/** Folders that hold no document of ours and may hold very many files. */
const SKIPPED = new Set(["node_modules", ".git"]);

/** A name that was found in a folder. */
export interface FoundEntry {
  readonly path: string;
  /** False for a folder, and for a link that is not followed. */
  readonly isFile: boolean;
}

/**
 * The files below `folder`, at most `depth` folders down, sorted by path. A link is followed when it names a file
 * that lies inside `root`; linked folders are not entered, so a loop of links ends. A `folder` that is itself a link
 * out of `root` has none.
 */
export async function findFiles(
  files: FileSystem,
  root: string,
  folder: string,
  depth: number,
): Promise<readonly string[]> {
  const entries = await findEntries(files, root, folder, depth);
  return entries.flatMap(({ path, isFile }) => (isFile ? [path] : [])).sort();
}

/** What `findFiles` finds, with the folders on the way and the links that it does not follow. */
export async function findEntries(
  files: FileSystem,
  root: string,
  folder: string,
  depth: number,
): Promise<readonly FoundEntry[]> {
  return (await staysInside(files, root, folder)) ? entriesBelow(files, root, folder, depth) : [];
}

async function entriesBelow(
  files: FileSystem,
  root: string,
  folder: string,
  depth: number,
): Promise<readonly FoundEntry[]> {
  const entries = await files.list(folder);
  const found = await Promise.all(
    entries.map((entry) => entriesAt(files, root, `${folder}/${entry.name}`, entry, depth)),
  );
  return found.flat();
}

async function entriesAt(
  files: FileSystem,
  root: string,
  path: string,
  { name, kind }: DirectoryEntry,
  depth: number,
): Promise<readonly FoundEntry[]> {
  if (kind === "file") return [{ path, isFile: true }];
  if (kind === "link") {
    const isFile = (await files.kindOf(path)) === "file" && (await staysInside(files, root, path));
    return [{ path, isFile }];
  }
  const isEntered = kind === "directory" && depth > 0 && !SKIPPED.has(name);
  return [{ path, isFile: false }, ...(isEntered ? await entriesBelow(files, root, path, depth - 1) : [])];
}
