import type { OffsetRange } from "../text/range";
import type { DataNode, ListNode, MapEntry, PathStep } from "./tree";

/** One entry of a mapping or item of a list, as it stands in the text. */
export interface WrittenPart {
  readonly step: PathStep;
  /** An entry from its key to its value, an item without its dash; never more than the part of its parent. */
  readonly range: OffsetRange;
  /** Entries only. */
  readonly keyRange?: OffsetRange;
  /** Undefined where nothing is written, and where an alias stands for what is written elsewhere. */
  readonly node: DataNode | undefined;
}

/**
 * The parts of a node that are written within it, in the order of the text, none within another: what aliases and merge
 * keys bring from elsewhere is left out, so that following parts always comes to an end.
 */
export function writtenParts(node: DataNode | undefined): readonly WrittenPart[] {
  if (node === undefined || node.type === "scalar") return [];
  const parts = node.type === "map" ? entriesOf(node.entries) : itemsOf(node);
  const inside = parts.filter(({ range }) => holds(node.range, range));
  const sorted = [...inside].sort((a, b) => a.range.start - b.range.start);
  let end = node.range.start;
  return sorted.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

function entriesOf(entries: readonly MapEntry[]): readonly WrittenPart[] {
  return entries.map(({ key, keyRange, range, value }) => {
    const isWritten = value !== undefined && value.range.start >= keyRange.end && value.range.end <= range.end;
    return { step: key, range, keyRange, node: isWritten ? value : undefined };
  });
}

/** An alias that names nothing is read as an item that covers its whole list. */
function itemsOf(list: ListNode): readonly WrittenPart[] {
  const parts = list.items.map((node, index) => ({ step: index, range: node.range, node }));
  return parts.filter(({ range }) => !holds(range, list.range));
}

/** Whether all of `inner` lies in `outer`. */
function holds(outer: OffsetRange, inner: OffsetRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
