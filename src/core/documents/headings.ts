import type { OffsetRange } from "../text/range";

/** A heading of a Markdown text, with what stands below it. */
export interface Heading {
  /** Its words, without the marks around them. */
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  /** The line, without its line break. */
  readonly line: OffsetRange;
  /** From the heading to the next one of its level or above, without the blank lines before that. */
  readonly section: OffsetRange;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const LINE = /([^\r\n]*)(?:\r\n|\n|\r|$)/y;

/** The headings written with `#` in a part of a text, in order; those in fenced code are none. */
export function headingsIn(text: string, range: OffsetRange): readonly Heading[] {
  const found: Omit<Heading, "section">[] = [];
  let fence: string | undefined;
  for (let at = range.start; at < range.end; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const line = LINE.exec(text)?.[1] ?? "";
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else {
      const [, marks, title = ""] = HEADING.exec(line) ?? [];
      const end = Math.min(at + line.length, range.end);
      if (marks !== undefined) found.push({ title: title.trim(), level: marks.length, line: { start: at, end } });
    }
    if (LINE.lastIndex === at) break;
  }
  return found.map((heading, index) => {
    const next = found.slice(index + 1).find(({ level }) => level <= heading.level)?.line.start ?? range.end;
    const end = heading.line.start + text.slice(heading.line.start, next).trimEnd().length;
    return { ...heading, section: { start: heading.line.start, end: Math.max(end, heading.line.end) } };
  });
}
