import type { OffsetRange } from "../text/range";
import { markdownLines, type MarkdownLine } from "./markdown-lines";

/** A fenced block of code in a Markdown text. */
export interface CodeBlock {
  /** The first word behind the fence, in lower case; empty where nothing stands there. */
  readonly language: string;
  /** From the opening fence to the end of the closing one. */
  readonly range: OffsetRange;
  /** The line that opens the block. */
  readonly opening: OffsetRange;
  /** What stands between the fences, without the last line break. */
  readonly code: OffsetRange;
  readonly text: string;
}

/** The fenced blocks of code in a part of a Markdown text, in order. One that is not closed takes the rest of the text. */
export function codeBlocksIn(text: string, range: OffsetRange): readonly CodeBlock[] {
  const found: CodeBlock[] = [];
  let opening: MarkdownLine | undefined;
  let code: OffsetRange | undefined;
  const close = (end: number): void => {
    if (opening === undefined) return;
    const within = code ?? { start: end, end };
    found.push({
      language: (/^[^\s{]*/.exec(opening.info)?.[0] ?? "").toLowerCase(),
      range: { start: opening.start, end },
      opening: { start: opening.start, end: opening.end },
      code: within,
      text: text.slice(within.start, within.end),
    });
    opening = undefined;
    code = undefined;
  };
  for (const line of markdownLines(text, range)) {
    if (line.part === "open") opening = line;
    else if (line.part === "code") code = { start: code?.start ?? line.start, end: line.end };
    else if (line.part === "close") close(line.end);
  }
  close(range.end);
  return found;
}
