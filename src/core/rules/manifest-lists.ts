import { entryOf, type DataNode, type MapEntry, type ScalarNode } from "../documents/tree";

/** A list of a manifest with the key it stands under and those of its items that are texts. */
export interface ManifestList {
  readonly entry: MapEntry;
  readonly items: readonly ScalarNode[];
  readonly ids: ReadonlySet<string>;
}

/** A list that stands in a manifest itself; undefined where its key is left out or holds something else. */
export function manifestList(root: DataNode | undefined, key: string): ManifestList | undefined {
  const entry = entryOf(root, key);
  if (entry?.value?.type !== "list") return undefined;
  const items = entry.value.items.filter(
    (item): item is ScalarNode => item.type === "scalar" && typeof item.value === "string",
  );
  return { entry, items, ids: new Set(items.map((item) => String(item.value))) };
}
