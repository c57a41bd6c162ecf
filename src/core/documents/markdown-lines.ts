import type { OffsetRange } from "../text/range";

/** A line of a Markdown text, without its line break, and what it is to the fenced blocks of code. */
export interface MarkdownLine extends OffsetRange {
  readonly text: string;
  /** `open` and `close` are the fences themselves, `code` is what stands between them, `prose` everything else. */
  readonly part: "prose" | "open" | "code" | "close";
  /** On a line that opens a block: what stands behind the fence. */
  readonly info: string;
}

/** The fence that opened a block of code. */
interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** What may stand before a fence that opens a block: the marks of quotes and list items. */
const BEFORE_OPENING = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;

/** What may stand before one that closes it. */
const BEFORE_CLOSING = /^[ \t>]*/;

/**
 * The lines of a Markdown text within `range`, each with its part. A fence that is not closed takes the rest of the
 * text, as CommonMark has it.
 */
export function* markdownLines(text: string, range: OffsetRange): Generator<MarkdownLine> {
  let fence: Fence | undefined;
  for (let start = range.start; start < range.end;) {
    const end = endOfLine(text, start, range.end);
    const line = text.slice(start, end);
    const mark = fenceOf(line, fence === undefined ? BEFORE_OPENING : BEFORE_CLOSING);
    if (fence !== undefined) {
      const closes = mark?.mark === fence.mark && mark.length >= fence.length && mark.info === "";
      if (closes) fence = undefined;
      yield { start, end, text: line, part: closes ? "close" : "code", info: "" };
    } else if (mark !== undefined && (mark.mark === "~" || !mark.info.includes("`"))) {
      fence = mark;
      yield { start, end, text: line, part: "open", info: mark.info };
    } else yield { start, end, text: line, part: "prose", info: "" };
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
}

/** The fence in a line, and what follows it. */
function fenceOf(line: string, before: RegExp): (Fence & { info: string }) | undefined {
  if (!line.includes("```") && !line.includes("~~~")) return undefined;
  const rest = line.slice(before.exec(line)?.[0].length ?? 0);
  const run = /^(?:`{3,}|~{3,})/.exec(rest)?.[0];
  return run === undefined
    ? undefined
    : { mark: run.charAt(0), length: run.length, info: rest.slice(run.length).trim() };
}

function endOfLine(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text[at] === "\n" || text[at] === "\r") return at;
  return end;
}
