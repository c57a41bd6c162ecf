import type { OffsetRange } from "../text/range";

/** One line of an NDJSON text as it stands, its line break left out. */
export interface TextLine {
  /** Counted from 1. */
  readonly line: number;
  readonly range: OffsetRange;
  readonly text: string;
  /** False for the last line where the file ends without a line break. */
  readonly ended: boolean;
}

/**
 * The lines of an NDJSON text. They end with LF; a CR before it belongs to the break, as Git and editors on Windows
 * write it, and so does a byte order mark to the front. Lines without anything in them are left out, but counted.
 */
export function ndjsonLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = 1; start < text.length; line++) {
    const at = text.indexOf("\n", start);
    const next = at < 0 ? text.length : at;
    const end = at > start && text.charAt(at - 1) === "\r" ? at - 1 : next;
    if (end > start) lines.push({ line, range: { start, end }, text: text.slice(start, end), ended: at >= 0 });
    start = next + 1;
  }
  return lines;
}
