import type { FileSystem } from "../core/files/file-system";
import { dirname, join } from "../core/files/path";
import { MANIFEST_NAME } from "../core/library/manifest";

/** The nearest folder at or above `start` that holds a manifest, or undefined. */
export async function findRoot(files: FileSystem, start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    if ((await files.kindOf(join(folder, MANIFEST_NAME))) !== "missing") return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
