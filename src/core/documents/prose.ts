import type { OffsetRange } from "../text/range";

/** A line of a text, without its line break. */
interface Line extends OffsetRange {
  readonly text: string;
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
 * The parts of a Markdown text within `range` that are prose: neither in a fenced block of code nor between back-ticks.
 * A fence that is not closed takes the rest of the text, as CommonMark has it.
 */
export function proseIn(text: string, range: OffsetRange): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  let fence: Fence | undefined;
  let paragraph: OffsetRange | undefined;
  const end = (): void => {
    if (paragraph !== undefined) found.push(...outsideOfSpans(text, paragraph));
    paragraph = undefined;
  };
  for (const line of linesIn(text, range)) {
    const mark = fenceOf(line.text, fence === undefined ? BEFORE_OPENING : BEFORE_CLOSING);
    if (fence !== undefined) {
      if (mark?.mark === fence.mark && mark.length >= fence.length && mark.isBare) fence = undefined;
    } else if (mark !== undefined && (mark.mark === "~" || !mark.hasTicks)) {
      end();
      fence = mark;
    } else if (line.text.trim() === "") end();
    else paragraph = { start: paragraph?.start ?? line.start, end: line.end };
  }
  end();
  return found;
}

/** The fence in a line, whether nothing follows it, and whether what follows holds back-ticks. */
function fenceOf(line: string, before: RegExp): (Fence & { isBare: boolean; hasTicks: boolean }) | undefined {
  const rest = line.slice(before.exec(line)?.[0].length ?? 0);
  const run = /^(?:`{3,}|~{3,})/.exec(rest)?.[0];
  if (run === undefined) return undefined;
  const info = rest.slice(run.length);
  return { mark: run.charAt(0), length: run.length, isBare: info.trim() === "", hasTicks: info.includes("`") };
}

/** What of a paragraph does not stand between two runs of as many back-ticks each. */
function outsideOfSpans(text: string, paragraph: OffsetRange): readonly OffsetRange[] {
  const runs = [...text.slice(paragraph.start, paragraph.end).matchAll(/`+/g)].map((match) => ({
    start: paragraph.start + match.index,
    length: match[0].length,
  }));
  const found: OffsetRange[] = [];
  let from = paragraph.start;
  let closing = -1;
  for (const [at, opening] of runs.entries()) {
    if (at <= closing) continue;
    const next = closingOf(runs, at, opening.length);
    const closed = runs[next];
    if (closed === undefined) continue;
    found.push({ start: from, end: opening.start });
    from = closed.start + closed.length;
    closing = next;
  }
  return [...found, { start: from, end: paragraph.end }].filter(({ start, end }) => start < end);
}

/** The index of the next run of this length; -1 where there is none. */
function closingOf(runs: readonly { readonly length: number }[], at: number, length: number): number {
  for (let next = at + 1; next < runs.length; next++) if (runs[next]?.length === length) return next;
  return -1;
}

function* linesIn(text: string, { start, end }: OffsetRange): Generator<Line> {
  for (let at = start; at < end;) {
    const lineEnd = endOfLine(text, at, end);
    yield { start: at, end: lineEnd, text: text.slice(at, lineEnd) };
    at = lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1);
  }
}

function endOfLine(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text[at] === "\n" || text[at] === "\r") return at;
  return end;
}
