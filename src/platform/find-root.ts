import type { FileSystem } from "../core/files/file-system";
import { dirname, join } from "../core/files/path";
import { MANIFEST_NAME } from "../core/library/manifest";

/** The nearest folder at or above `start` that holds a manifest, or undefined. */
export async function findRoot(files: FileSystem, start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    if (await hasManifest(files, folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Whether something of a manifest's name stands in `folder`, readable or not. */
export async function hasManifest(files: FileSystem, folder: string): Promise<boolean> {
  return (await files.kindOf(join(folder, MANIFEST_NAME))) !== "missing";
}
