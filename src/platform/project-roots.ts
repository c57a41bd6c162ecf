import type { FileSystem } from "../core/files/file-system";
import { join } from "../core/files/path";
import { findRoot, hasManifest } from "./find-root";

/**
 * Where the projects of an open folder stand: in it or above it, or else one level below it. A folder without any
 * manifest stands for itself: it may hold runs.
 */
export async function projectRoots(files: FileSystem, folder: string): Promise<readonly string[]> {
  const above = await findRoot(files, folder);
  if (above !== undefined) return [above];
  const entries = await files.list(folder);
  const below = entries
    .filter((entry) => entry.kind === "directory" && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .map((entry) => join(folder, entry.name));
  const manifests = await Promise.all(below.map((root) => hasManifest(files, root)));
  const roots = below.filter((_, index) => manifests[index] === true);
  return roots.length === 0 ? [folder] : roots;
}
