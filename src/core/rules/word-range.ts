import type { ScalarNode } from "../documents/tree";
import type { OffsetRange } from "../text/range";

/** The characters of a text's value where they stand as they are, without quotes; else all that is written for it. */
export function wordRange(text: string, { range, value }: ScalarNode): OffsetRange {
  const at = text.slice(range.start, range.end).indexOf(String(value));
  return at < 0 ? range : { start: range.start + at, end: range.start + at + String(value).length };
}
