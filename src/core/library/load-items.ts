import type { FileSystem } from "../files/file-system";
import { findFiles } from "../files/find-files";
import { relativeTo } from "../files/path";
import type { LibraryItem } from "./item";
import { ITEM_SOURCES, type ItemSource } from "./item-sources";
import { readItem } from "./read-item";

/** Where to look for items, and how to speak of what is found. */
export interface ItemRoot {
  /** Links that leave this folder are not followed. */
  readonly root: string;
  /** Absolute folders by the key of the manifest's `paths`. */
  readonly folders: ReadonlyMap<string, string>;
  readonly origin: LibraryItem["origin"];
}

/** All items below the folders, in the order of their kinds and paths. Files that cannot be read are left out. */
export async function loadItems(files: FileSystem, from: ItemRoot): Promise<readonly LibraryItem[]> {
  const found = await Promise.all(ITEM_SOURCES.map((source) => loadSource(files, from, source)));
  return found.flat();
}

async function loadSource(files: FileSystem, from: ItemRoot, source: ItemSource): Promise<readonly LibraryItem[]> {
  const folder = from.folders.get(source.pathKey);
  if (folder === undefined) return [];
  const paths = await findFiles(files, from.root, folder, source.depth);
  const items = await Promise.all(
    paths.map(async (path): Promise<LibraryItem[]> => {
      const below = relativeTo(folder, path);
      if (below === undefined || !source.accepts(below)) return [];
      const read = await files.readText(path);
      if (!read.ok) return [];
      return [readItem({ kind: source.kind, id: source.idOf(below), origin: from.origin, path, text: read.text })];
    }),
  );
  return items.flat();
}
