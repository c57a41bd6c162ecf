import type { OffsetRange } from "../text/range";

/** A comment in source code that says of a rule that its breach is meant: `// wazir-ignore module#R2 -- why`. */
export interface SourceSuppression {
  /** `module#R2`. */
  readonly rule: string;
  /** Where the rule is named. */
  readonly range: OffsetRange;
  /** What follows two dashes; undefined where nothing does. */
  readonly reason: string | undefined;
  /** The line that it is for. */
  readonly line: OffsetRange;
}

/** The word that such a comment begins with. */
export const IGNORE = "wazir-ignore";

/** What may open a comment in the languages that are known; a `{` before it is JSX. */
const OPENS = /(?:\/\/+|#+|--|\/\*+|<!--|\*)\s*$/;
const ALONE = /^[\s{]*(?:\/\/+|#+|--|\/\*+|<!--|\*)\s*$/;

/** The suppressions in a text, in order. One that has its line for itself is for the next line that is no such comment. */
export function sourceSuppressions(text: string): readonly SourceSuppression[] {
  const found: SourceSuppression[] = [];
  for (let at = text.indexOf(IGNORE); at >= 0; at = text.indexOf(IGNORE, at + IGNORE.length)) {
    const line = lineAt(text, at);
    const before = text.slice(line.start, at);
    if (!OPENS.test(before)) continue;
    const words = text.slice(at + IGNORE.length, line.end).replace(/\s*(?:\*\/|-->)[^]*$/, "");
    const [names = "", ...reasons] = words.split(/\s--\s/);
    const reason = reasons.join(" -- ").trim();
    for (const match of names.matchAll(/[^\s,]+#[A-Za-z]\d+/g)) {
      const start = at + IGNORE.length + match.index;
      found.push({
        rule: match[0],
        range: { start, end: start + match[0].length },
        reason: reason === "" ? undefined : reason,
        line: ALONE.test(before) ? lineBelow(text, line.end) : line,
      });
    }
  }
  return found;
}

function lineBelow(text: string, end: number): OffsetRange {
  let line = lineAt(text, nextLine(text, end));
  while (line.end < text.length && isSuppression(text.slice(line.start, line.end)))
    line = lineAt(text, nextLine(text, line.end));
  return line;
}

function isSuppression(line: string): boolean {
  const at = line.indexOf(IGNORE);
  return at >= 0 && ALONE.test(line.slice(0, at));
}

function nextLine(text: string, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The line that holds an offset, without its line end. */
export function lineAt(text: string, offset: number): OffsetRange {
  const start = offset === 0 ? 0 : Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return { start, end };
}
