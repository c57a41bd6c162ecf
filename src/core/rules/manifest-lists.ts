import { insertItem, removeItem } from "../documents/edit";
import { entryOf, type DataNode, type ListNode, type MapEntry, type ScalarNode } from "../documents/tree";
import { editFix, type Fix } from "./fix";
import type { RuleContext } from "./rule";

/** A list of a manifest with the key it stands under and those of its items that are texts. */
export interface ManifestList {
  readonly entry: MapEntry;
  readonly list: ListNode;
  readonly items: readonly ScalarNode[];
  readonly ids: ReadonlySet<string>;
}

/** A list that stands in a manifest itself; undefined where its key is left out or holds something else. */
export function manifestList(root: DataNode | undefined, key: string): ManifestList | undefined {
  const entry = entryOf(root, key);
  const list = entry?.value;
  if (entry === undefined || list?.type !== "list") return undefined;
  const items = list.items.filter(
    (item): item is ScalarNode => item.type === "scalar" && typeof item.value === "string",
  );
  return { entry, list, items, ids: new Set(items.map((item) => String(item.value))) };
}

/** Adds an id at the end of one of a manifest's lists. */
export function addToList(
  { document, path }: RuleContext,
  key: string,
  id: string,
  preferred: boolean,
): readonly Fix[] {
  const found = manifestList(document.roots[0]?.node, key);
  if (found === undefined) return [];
  return editFix(path, `Add \`${id}\` to \`${key}\``, insertItem(document, found.list, id), preferred);
}

/** Takes an id out of one of a manifest's lists; none for the last one, since these lists may not be empty. */
export function removeFromList({ document, path }: RuleContext, key: string, id: string): readonly Fix[] {
  const found = manifestList(document.roots[0]?.node, key);
  const index = found?.list.items.findIndex((item) => item.type === "scalar" && item.value === id) ?? -1;
  if (found === undefined || index < 0 || found.list.items.length === 1) return [];
  return editFix(path, `Remove \`${id}\` from \`${key}\``, removeItem(document, found.list, index));
}
