import type { OffsetRange } from "../text/range";
import { ndjsonLines } from "./ndjson-lines";
import type { ReadResult } from "./read-document";
import { readJson } from "./read-json";
import type { DataNode } from "./tree";

/**
 * Reads NDJSON: one JSON value on each line. A line that is none gives no value and no problem here, as nobody mends
 * such a line by hand: the rules of logs say what became of it.
 */
export function readNdjson(text: string, range: OffsetRange): ReadResult {
  const roots = ndjsonLines(text.slice(0, range.end)).flatMap((line) => {
    const { roots: read, problems } = readJson(line.text, { start: 0, end: line.text.length });
    const node = read[0]?.node;
    const isWhole = problems.every(({ code }) => code === "duplicate-key");
    return node === undefined || !isWhole ? [] : [{ node: moved(node, line.range.start), range: line.range }];
  });
  return { roots, problems: [] };
}

/** A tree with every range `by` characters further on. */
function moved(node: DataNode, by: number): DataNode {
  const range = rangeMoved(node.range, by);
  if (node.type === "scalar") return { ...node, range };
  if (node.type === "list") return { ...node, range, items: node.items.map((item) => moved(item, by)) };
  const entries = node.entries.map((entry) => ({
    key: entry.key,
    keyRange: rangeMoved(entry.keyRange, by),
    range: rangeMoved(entry.range, by),
    value: entry.value === undefined ? undefined : moved(entry.value, by),
  }));
  return { ...node, range, entries };
}

function rangeMoved({ start, end }: OffsetRange, by: number): OffsetRange {
  return { start: start + by, end: end + by };
}
