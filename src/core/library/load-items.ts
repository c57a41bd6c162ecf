import type { FileSystem } from "../files/file-system";
import { findFiles } from "../files/find-files";
import { relativeTo } from "../files/path";
import { keptByKey } from "../kept-with";
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

/** An item with the text that it was read from. */
interface KeptItem {
  readonly text: string;
  readonly item: LibraryItem;
}

/** The items of a source as they were loaded last, by their path. */
const lastItems = keptByKey<FileSystem, string, { byPath: ReadonlyMap<string, KeptItem> }>(() => ({
  byPath: new Map(),
}));

/**
 * All items below the folders, in the order of their kinds and paths. Files that cannot be read are left out. A file that
 * says what it said when these files were loaded before gives the same item, with all that is kept with it.
 */
export async function loadItems(files: FileSystem, from: ItemRoot): Promise<readonly LibraryItem[]> {
  const found = await Promise.all(ITEM_SOURCES.map((source) => loadSource(files, from, source)));
  return found.flat();
}

async function loadSource(files: FileSystem, from: ItemRoot, source: ItemSource): Promise<readonly LibraryItem[]> {
  const folder = from.folders.get(source.pathKey);
  if (folder === undefined) return [];
  const paths = await findFiles(files, from.root, folder, source.depth);
  const last = lastItems(files, JSON.stringify([from.origin, source.kind, folder]));
  const byPath = new Map<string, KeptItem>();
  const items = await Promise.all(
    paths.map(async (path): Promise<LibraryItem[]> => {
      const below = relativeTo(folder, path);
      if (below === undefined || !source.accepts(below)) return [];
      const read = await files.readText(path);
      if (!read.ok) return [];
      const { text } = read;
      const known = last.byPath.get(path);
      const file = { kind: source.kind, id: source.idOf(below), origin: from.origin, path, text };
      const item = known?.text === text ? known.item : readItem(file);
      byPath.set(path, { text, item });
      return [item];
    }),
  );
  last.byPath = byPath;
  return items.flat();
}
