import type { CST } from "yaml";
import type { OffsetRange } from "../text/range";
import { MAX_YAML_LENGTH } from "./limits";
import type { ReadDocument } from "./read-document";
import { yamlTokens } from "./yaml-tokens";

/** A comment of a document: all of it, and the words in it. */
export interface Comment {
  readonly range: OffsetRange;
  /** Without the marks around it. */
  readonly inner: OffsetRange;
}

/**
 * The comments of a document in the order of the text: `#` in YAML and front matter, and in a Markdown text those HTML
 * comments that start a line. JSON has none. A `#` in a text is none, nor is a comment in a block of code.
 */
export function commentsOf({ format, text, frontMatter, body }: ReadDocument): readonly Comment[] {
  if (format === "json") return [];
  const data = format === "yaml" ? { start: 0, end: text.length } : frontMatter;
  return [
    ...(data === undefined ? [] : yamlComments(text, data)),
    ...(body === undefined ? [] : htmlComments(text, body)),
  ];
}

function yamlComments(text: string, range: OffsetRange): readonly Comment[] {
  if (range.end - range.start > MAX_YAML_LENGTH) return [];
  const { base, tokens } = yamlTokens(text, range);
  const found: Comment[] = [];
  if (!("tooDeepAt" in tokens)) collect(tokens, base, found);
  return found.sort((a, b) => a.range.start - b.range.start);
}

function collect(part: unknown, base: number, found: Comment[]): void {
  if (Array.isArray(part)) {
    for (const inner of part) collect(inner, base, found);
    return;
  }
  if (typeof part !== "object" || part === null) return;
  const token = part as CST.Token;
  if (token.type === "comment") {
    const range = { start: base + token.offset, end: base + token.offset + token.source.length };
    found.push({ range, inner: { start: range.start + 1, end: range.end } });
    return;
  }
  // Every kind of token keeps its parts in properties of its own: `start`, `items`, `sep`, `value`, `end` …
  for (const inner of Object.values(part)) if (typeof inner === "object") collect(inner, base, found);
}

const LINE = /[^\r\n]*(\r\n|\n|\r|$)/y;

function htmlComments(text: string, { start, end }: OffsetRange): readonly Comment[] {
  const found: Comment[] = [];
  let fence: string | undefined;
  for (let at = start; at < end;) {
    LINE.lastIndex = at;
    const line = LINE.exec(text)?.[0] ?? "";
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      const comment = /^( {0,3})<!--(.*?)-->/.exec(line);
      if (comment !== null) found.push(htmlComment(at, comment[1] ?? "", comment[2] ?? ""));
    }
    at += Math.max(line.length, 1);
  }
  return found;
}

function htmlComment(lineStart: number, indent: string, words: string): Comment {
  const start = lineStart + indent.length;
  const inner = { start: start + 4, end: start + 4 + words.length };
  return { range: { start, end: inner.end + 3 }, inner };
}
