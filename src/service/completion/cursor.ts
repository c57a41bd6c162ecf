import type { PathStep } from "../../core/documents/tree";
import type { OffsetRange } from "../../core/text/range";

/** What may be completed at a place of a document: a key, a value, or either. */
export interface Cursor {
  readonly key?: KeyCursor;
  readonly value?: ValueCursor;
  /** What may be completed once a dash is written first, on a line of its own in YAML. */
  readonly item?: Cursor;
}

export interface KeyCursor {
  /** The mapping that the key belongs to. */
  readonly owner: readonly PathStep[];
  readonly present: ReadonlySet<string>;
  /** The text that a key replaces. */
  readonly replace: OffsetRange;
  /** Whether a colon stands after it already: then only the key is written. */
  readonly hasColon: boolean;
  /** Columns before the key: what stands below it is indented from there. */
  readonly column: number;
  /** Whether the mapping is written in braces. */
  readonly flow: boolean;
  /** Whether its line would be at fault: a key cannot stand here. */
  readonly isMisplaced: boolean;
  /** Where the entry before the key lacks its comma. */
  readonly commaAt?: number;
}

export interface ValueCursor {
  readonly path: readonly PathStep[];
  /** The text that a value replaces, without quotes that stand around it. */
  readonly replace: OffsetRange;
  /** The quote that stands before the place already; empty where there is none. */
  readonly quote: "" | '"' | "'";
  /** Whether that quote has no closing one yet. */
  readonly isOpen: boolean;
  /** Whether a space has to be written first: `role:|`. */
  readonly needsSpace: boolean;
}

/** Where the word that `offset` stands in or after begins. */
export function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start--;
  return start;
}

/** Where the word that `offset` stands in or before ends. */
export function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  return end;
}

/** Where the line that `offset` is on begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

const WORD = /[\w./@$-]/;
