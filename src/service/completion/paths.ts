import { staysInside } from "../../core/files/contained";
import type { DirectoryEntry, FileSystem } from "../../core/files/file-system";
import { join, relativeTo } from "../../core/files/path";
import type { PathRoot } from "../../core/rules/path-slots";

/** A file or folder that a path may name. */
export interface PathProposal {
  /** As it is written: what was typed up to the last `/`, and the name. */
  readonly written: string;
  readonly isFolder: boolean;
}

/** Folders that nobody names in a document, and that may hold very many files. */
const SKIPPED = new Set(["node_modules", ".git"]);

/** Names offered at once: who looks for another types on. */
const MOST = 200;

/**
 * What a path that is typed as far as `typed` may go on with, in one of its roots: never outside of it, also not through
 * a link. Hidden names are offered once their dot is typed.
 */
export async function proposePaths(
  files: FileSystem,
  roots: readonly PathRoot[],
  typed: string,
  foldersOnly: boolean,
): Promise<readonly PathProposal[]> {
  const folder = typed.slice(0, typed.lastIndexOf("/") + 1);
  const isHiddenTyped = typed.slice(folder.length).startsWith(".");
  const found = new Map<string, PathProposal>();
  for (const root of roots) {
    const path = join(root.folder, `./${folder}`);
    if (relativeTo(root.within, path) === undefined || !(await staysInside(files, root.within, path))) continue;
    for (const entry of await files.list(path)) {
      if (SKIPPED.has(entry.name) || (entry.name.startsWith(".") && !isHiddenTyped)) continue;
      const isFolder = await isFolderAt(files, root, `${path}/${entry.name}`, entry);
      if (isFolder === undefined || (foldersOnly && !isFolder) || found.size >= MOST) continue;
      const written = folder + entry.name;
      found.set(written, found.get(written) ?? { written, isFolder });
    }
  }
  return [...found.values()];
}

/** Whether an entry is a folder; undefined for what is neither folder nor file, and for a link that leads outside. */
async function isFolderAt(
  files: FileSystem,
  { within }: PathRoot,
  path: string,
  { kind }: DirectoryEntry,
): Promise<boolean | undefined> {
  if (kind !== "link") return kind === "other" ? undefined : kind === "directory";
  const target = await files.kindOf(path);
  const isThere = target === "file" || target === "directory";
  return isThere && (await staysInside(files, within, path)) ? target === "directory" : undefined;
}
