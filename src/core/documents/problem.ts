import type { OffsetRange } from "../text/range";
import { MAX_PROBLEMS } from "./limits";

/** What can be wrong with a document before anyone asks what it means. */
export type SyntaxCode =
  | "syntax"
  | "duplicate-key"
  | "too-deep"
  | "too-large"
  | "alias-limit"
  | "merge-conflict"
  | "front-matter-unterminated"
  | "not-text";

/** One fault of a document's text, with the smallest range a person would change. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly range: OffsetRange;
}

/** The fault of a key that stands twice in one mapping; the range is the later one's. */
export function duplicateKey(key: string, range: OffsetRange): SyntaxProblem {
  return { code: "duplicate-key", message: `The key \`${key}\` stands here a second time: keep one.`, range };
}

/** The problems in the order of the text: of several that start at one place the first given, and not too many. */
export function reported(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const starts = new Set<number>();
  const distinct = problems.filter(({ range }) => !starts.has(range.start) && starts.add(range.start));
  return distinct.sort((a, b) => a.range.start - b.range.start).slice(0, MAX_PROBLEMS);
}

/**
 * A range of at least one character that can be seen, for a fault that a parser places at a point: the character
 * there, or the last one before it where a line or the text ends there.
 */
export function visibleRange(text: string, range: OffsetRange): OffsetRange {
  const start = Math.min(range.start, text.length);
  const lineEnd = start + (/[\r\n]|$/.exec(text.slice(start))?.index ?? 0);
  const end = Math.min(Math.max(range.end, start + 1), lineEnd);
  if (end > start) return { start, end };
  let last = start;
  while (last > 0 && /[\r\n]/.test(text.charAt(last - 1))) last--;
  const width = /[\uDC00-\uDFFF]/.test(text.charAt(last - 1)) ? 2 : 1;
  return { start: Math.max(last - width, 0), end: last };
}
