import type { OffsetRange } from "../text/range";
import { markdownLines, type MarkdownLine } from "./markdown-lines";

/** A piece of prose in a Markdown text: what is read in one go. */
export interface MarkdownBlock {
  readonly kind: "heading" | "paragraph" | "item" | "row";
  /** The words, without the marks of a list item or heading in front of them; a table's row with its bars. */
  readonly range: OffsetRange;
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const ROW = /^ {0,3}\|/;
const RULER = /^[\s|:-]+$/;
const COMMENT = /^ {0,3}<!--.*-->\s*$/;

/** The headings, paragraphs, list items and table rows in a part of a Markdown text, in order; code and comments are left out. */
export function markdownBlocks(text: string, range: OffsetRange): readonly MarkdownBlock[] {
  const found: MarkdownBlock[] = [];
  let open: MarkdownBlock | undefined;
  const end = (): void => {
    if (open !== undefined) found.push(open);
    open = undefined;
  };
  for (const line of markdownLines(text, range)) {
    const block = line.part === "prose" ? blockOf(line) : undefined;
    if (block?.kind === "paragraph" && open !== undefined) {
      open = { kind: open.kind, range: { start: open.range.start, end: block.range.end } };
      continue;
    }
    end();
    if (block?.kind === "heading" || block?.kind === "row") found.push(block);
    else open = block;
  }
  end();
  return found;
}

/** What begins in a line, or goes on in it as a paragraph; undefined for a blank one and the rule below a table's head. */
function blockOf({ text, start, end }: MarkdownLine): MarkdownBlock | undefined {
  if (text.trim() === "" || RULER.test(text) || COMMENT.test(text)) return undefined;
  if (ROW.test(text)) return { kind: "row", range: { start, end } };
  const [mark, kind] = HEADING.test(text)
    ? [HEADING.exec(text)?.[0] ?? "", "heading" as const]
    : [ITEM.exec(text)?.[0] ?? "", ITEM.test(text) ? ("item" as const) : ("paragraph" as const)];
  return { kind, range: { start: start + mark.length, end } };
}
