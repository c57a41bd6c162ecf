import type { OffsetRange } from "../text/range";
import { markdownLines } from "./markdown-lines";

/**
 * The parts of a Markdown text within `range` that are prose: neither in a fenced block of code nor between back-ticks.
 * A fence that is not closed takes the rest of the text, as CommonMark has it.
 */
export function proseIn(text: string, range: OffsetRange): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  let paragraph: OffsetRange | undefined;
  const end = (): void => {
    if (paragraph !== undefined) found.push(...outsideOfSpans(text, paragraph));
    paragraph = undefined;
  };
  for (const line of markdownLines(text, range)) {
    if (line.part !== "prose" || line.text.trim() === "") end();
    else paragraph = { start: paragraph?.start ?? line.start, end: line.end };
  }
  end();
  return found;
}

/** What of a paragraph does not stand between two runs of as many back-ticks each. */
export function outsideOfSpans(text: string, paragraph: OffsetRange): readonly OffsetRange[] {
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
