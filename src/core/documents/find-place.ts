import type { OffsetRange } from "../text/range";
import type { ReadDocument } from "./read-document";
import type { DataNode, ListNode, MapEntry, MapNode } from "./tree";

/** Where a value stands: in an entry of a mapping, in a list, or at the root of its document. */
export interface DataPlace {
  readonly node: DataNode | undefined;
  readonly entry: { readonly map: MapNode; readonly entry: MapEntry } | undefined;
  readonly item: { readonly list: ListNode; readonly index: number } | undefined;
}

/** The innermost place whose value has this range, or whose key has it; undefined where none has. */
export function placeWithRange(document: ReadDocument, range: OffsetRange): DataPlace | undefined {
  for (const { node } of document.roots) {
    const found = search({ node, entry: undefined, item: undefined }, range, new Set());
    if (found !== undefined) return found;
  }
  return undefined;
}

function search(place: DataPlace, range: OffsetRange, seen: Set<DataNode>): DataPlace | undefined {
  const { node } = place;
  if (node !== undefined && !seen.has(node)) {
    seen.add(node);
    for (const inner of placesIn(node)) {
      const found = search(inner, range, seen);
      if (found !== undefined) return found;
    }
  }
  return isSame(node?.range, range) || isSame(place.entry?.entry.keyRange, range) ? place : undefined;
}

function placesIn(node: DataNode): readonly DataPlace[] {
  if (node.type === "scalar") return [];
  if (node.type === "list") {
    return node.items.map((item, index) => ({ node: item, entry: undefined, item: { list: node, index } }));
  }
  return node.entries.map((entry) => ({ node: entry.value, entry: { map: node, entry }, item: undefined }));
}

function isSame(some: OffsetRange | undefined, other: OffsetRange): boolean {
  return some?.start === other.start && some.end === other.end;
}
