import { commentsOf, type Comment } from "../documents/comments";
import type { ReadDocument } from "../documents/read-document";
import type { OffsetRange } from "../text/range";
import type { Finding } from "./rule";

/** One code that a comment asks not to report, for the line below the comment or for the whole document. */
export interface Suppression {
  /** With its prefix: `wazir/schema-enum`. */
  readonly code: string;
  /** Where the code stands in its comment. */
  readonly range: OffsetRange;
  readonly comment: Comment;
  /** The offsets of the line it is for; undefined for the whole document. */
  readonly line: OffsetRange | undefined;
}

const DIRECTIVE = /^\s*wazir-disable-(next-line|file)(?=\s|$)/;
/** What follows two dashes says why, to people. */
const REASON = /\s--\s.*$/s;

const known = new WeakMap<ReadDocument, readonly Suppression[]>();

/** The suppressions that the comments of a document ask for, in the order of the text. */
export function suppressionsOf(document: ReadDocument): readonly Suppression[] {
  let found = known.get(document);
  if (found === undefined) {
    found = document.text.includes("wazir-disable-") ? readSuppressions(document) : [];
    known.set(document, found);
  }
  return found;
}

/** Whether a suppression is for a finding: of its code, and starting in the line it is for. */
export function suppresses({ code, line }: Suppression, finding: Finding): boolean {
  if (code !== finding.code) return false;
  return line === undefined || (finding.range.start >= line.start && finding.range.start <= line.end);
}

function readSuppressions(document: ReadDocument): readonly Suppression[] {
  const { text } = document;
  const directives = commentsOf(document).flatMap((comment) => {
    const words = text.slice(comment.inner.start, comment.inner.end);
    const match = DIRECTIVE.exec(words);
    return match === null ? [] : [{ comment, words, scope: match[1], codesAt: match[0].length }];
  });
  const starts = new Set(directives.map(({ comment }) => lineAt(text, comment.range.start).start));
  return directives.flatMap(({ comment, words, scope, codesAt }) => {
    const line = scope === "file" ? undefined : lineBelow(text, comment, starts);
    const codes = words.slice(codesAt).replace(REASON, "");
    return [...codes.matchAll(/[^\s,]+/g)].map((word): Suppression => {
      const start = comment.inner.start + codesAt + word.index;
      const code = word[0].startsWith("wazir/") ? word[0] : `wazir/${word[0]}`;
      return { code, range: { start, end: start + word[0].length }, comment, line };
    });
  });
}

/** The line below a comment; comments of this kind that follow each other are for the line below all of them. */
function lineBelow(text: string, comment: Comment, starts: ReadonlySet<number>): OffsetRange {
  let line = lineAt(text, comment.range.end);
  do line = lineAt(text, line.next);
  while (line.next < text.length && starts.has(line.start));
  return line;
}

/** The line that holds an offset, without its line end, and where the next one starts. */
function lineAt(text: string, offset: number): OffsetRange & { readonly next: number } {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const match = /\r\n|\n|\r/.exec(text.slice(offset));
  const end = offset + (match?.index ?? text.length - offset);
  return { start: offset === 0 ? 0 : start, end, next: end + (match?.[0].length ?? 0) };
}
