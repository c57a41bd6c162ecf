import { markdownBlocks, type MarkdownBlock } from "../documents/markdown-blocks";
import { outsideOfSpans } from "../documents/prose";
import type { ReadDocument } from "../documents/read-document";
import type { OffsetRange } from "../text/range";
import { moduleOf } from "./module";

/** A sentence of a module's body, with what it is part of. */
export interface Sentence {
  readonly range: OffsetRange;
  /** As written, but code, addresses and quoted words are made unreadable, each of as many signs as it had. */
  readonly text: string;
}

/** A paragraph, list item, heading or table row of a module's body. */
export interface ProseBlock {
  readonly kind: MarkdownBlock["kind"];
  readonly range: OffsetRange;
  /** As in a sentence. */
  readonly text: string;
  /** In a row those of each cell. */
  readonly sentences: readonly Sentence[];
  /** The heading of the second level that it stands under; empty before the first. */
  readonly section: string;
}

/** Stands for each sign that is not read: a run of it counts as one word. */
export const UNREAD = "¤";

const blocks = new WeakMap<ReadDocument, readonly ProseBlock[]>();

/** The prose of a module's body, in order. The same object for the same document. */
export function proseOf(document: ReadDocument): readonly ProseBlock[] {
  const known = blocks.get(document) ?? readProse(document);
  blocks.set(document, known);
  return known;
}

function readProse(document: ReadDocument): readonly ProseBlock[] {
  const { text, body } = document;
  if (body === undefined) return [];
  const sections = moduleOf(document).sections.filter(({ level }) => level === 2);
  return markdownBlocks(text, body).map(({ kind, range }) => {
    const own = unread(text, range);
    const section = sections.find((one) => one.range.start <= range.start && range.start < one.range.end);
    return {
      kind,
      range,
      text: own,
      sentences:
        kind === "row"
          ? cellsOf(own).flatMap((cell) => sentencesOf(own, cell, range.start))
          : sentencesOf(own, { start: 0, end: own.length }, range.start),
      section: section?.heading ?? "",
    };
  });
}

/** Addresses, and what stands in quotation marks: literal words of someone else. */
const QUOTED = /\bhttps?:\/\/[^\s)>\]]+|(?<=\]\()[^)\s]+(?=\))|"[^"\n]*"|“[^”\n]*”/g;

/** The text in a range with code spans, addresses and quotes made unreadable. */
function unread(text: string, range: OffsetRange): string {
  let result = "";
  let at = range.start;
  for (const { start, end } of outsideOfSpans(text, range)) {
    result += UNREAD.repeat(start - at) + text.slice(start, end);
    at = end;
  }
  result += UNREAD.repeat(range.end - at);
  return result.replace(QUOTED, (quoted) => UNREAD.repeat(quoted.length));
}

/** The cells of a table's row. */
function cellsOf(row: string): readonly OffsetRange[] {
  const bars = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const edges = [-1, ...bars, row.length];
  return edges.slice(1).map((end, index) => ({ start: (edges[index] ?? -1) + 1, end }));
}

/**
 * Where one sentence ends and another begins. A citation after the full stop belongs to the sentence before it;
 * after one that stands before it, the next may begin with the name of a program in small letters.
 */
const BREAK =
  /[.!?]["”')\]*_]*(?:\s+\[S\d[^\]]*\]\.?)*(?=\s+(?!\[S\d)["“'(*_[]*[\p{Lu}\p{N}¤])|(?<=\[S\d[^\]]*\])\.(?=\s+\p{Ll})/gu;

/** Full stops that end no sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|cf|no|art|fig|approx)|\b\p{Lu})\.$/iu;

function sentencesOf(text: string, within: OffsetRange, offset: number): readonly Sentence[] {
  const own = text.slice(within.start, within.end);
  const ends = [...own.matchAll(BREAK)]
    .filter((match) => !ABBREVIATION.test(own.slice(0, match.index + 1)))
    .map((match) => match.index + match[0].length);
  let from = 0;
  const found: Sentence[] = [];
  for (const end of [...ends, own.length]) {
    const piece = own.slice(from, end);
    const start = from + (piece.length - piece.trimStart().length);
    const words = piece.trim();
    const at = offset + within.start + start;
    if (words !== "") found.push({ range: { start: at, end: at + words.length }, text: words });
    from = end;
  }
  return found;
}

/** The words of a sentence: letters, digits and what joins them; a piece of code is one word. */
export function wordsIn(text: string): readonly string[] {
  return text.replace(/\[S\d[^\]]*\]/g, " ").match(/¤+|[\p{L}\p{N}]+(?:['’.\-/][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The sources that a text cites: `[S1]`, `[S1, S4]`. */
export function citationsIn(text: string): readonly { readonly id: string; readonly index: number }[] {
  return [...text.matchAll(/\[S[1-9]\d*(?:\s*[,;]\s*S[1-9]\d*)*\]/g)].flatMap((match) =>
    [...match[0].matchAll(/S[1-9]\d*/g)].map((one) => ({ id: one[0], index: match.index + one.index })),
  );
}
