import type { OffsetRange } from "../text/range";

export interface FrontMatter {
  /** The YAML between the fences. */
  readonly content: OffsetRange;
  /** The text after the closing fence's line. */
  readonly body: OffsetRange;
  readonly unterminated: boolean;
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r|$)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const LINE = /([^\r\n]*)(\r\n|\n|\r|$)/y;

/**
 * The front matter of a Markdown text: between a line `---` at its very start and the next line `---` or `...`.
 * Where the closing line is missing it ends at the first blank line or heading, so that a half-typed one is read.
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  let guess: number | undefined;
  for (const line of linesFrom(text, start)) {
    if (CLOSING.test(line.text)) {
      return {
        content: { start, end: line.start },
        body: { start: line.next, end: text.length },
        unterminated: false,
      };
    }
    if (guess === undefined && (line.text.trim() === "" || /^#{1,6} /.test(line.text))) guess = line.start;
  }
  const end = guess ?? text.length;
  return { content: { start, end }, body: { start: end, end: text.length }, unterminated: true };
}

function* linesFrom(text: string, start: number): Generator<{ text: string; start: number; next: number }> {
  let at = start;
  while (at < text.length) {
    LINE.lastIndex = at;
    const match = LINE.exec(text);
    if (match === null) return;
    const next = at + match[0].length;
    yield { text: match[1] ?? "", start: at, next };
    if (next === at) return;
    at = next;
  }
}
