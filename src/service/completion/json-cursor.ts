import { createScanner, getLocation } from "jsonc-parser";
import type { ReadDocument } from "../../core/documents/read-document";
import { nodeAtPath } from "../../core/documents/tree";
import type { OffsetRange } from "../../core/text/range";
import { lineStart, wordEnd, wordStart, type Cursor } from "./cursor";

/** What may be completed at `offset` of a JSON document; nothing in a comment and in a text that could not be read. */
export function jsonCursor(document: ReadDocument, offset: number): Cursor {
  const { roots } = document;
  if (roots.length === 0) return {};
  const text = document.text.replace(/^\uFEFF/, " ");
  const location = getLocation(text, offset);
  const token = tokenAt(text, location.previousNode, offset);
  const before = lastToken(text, token.whole.start, offset);
  if (before === undefined) return {};
  const step = location.path.at(-1);
  const startsValue = before.text === "" || /^[:[,]$/.test(before.text);
  const startsKey = location.isAtPropertyKey && /^[{,]$/.test(before.text);
  const lacksComma = !startsValue && !location.isAtPropertyKey && before.text !== "{" && typeof step === "string";
  if (startsKey || lacksComma) {
    const owner = location.path.slice(0, -1);
    const map = nodeAtPath(roots[0]?.node, owner);
    const entries = map?.type === "map" ? map.entries : [];
    const present = entries.filter((entry) => entry.keyRange.start !== token.whole.start).map((entry) => entry.key);
    return {
      key: {
        owner,
        present: new Set(present),
        replace: token.whole,
        hasColon: /^\s*:/.test(text.slice(token.whole.end)),
        column: indentation(text, token.whole.start),
        flow: true,
        isMisplaced: false,
        ...(lacksComma ? { commaAt: before.end } : {}),
      },
    };
  }
  const isBehind = token.quoted !== undefined && token.isClosed && offset === token.whole.end;
  if (!startsValue || location.isAtPropertyKey || isBehind) return {};
  const replace = token.quoted ?? token.whole;
  const quote = token.quoted === undefined ? "" : '"';
  return { value: { path: location.path, replace, quote, isOpen: !token.isClosed, needsSpace: false } };
}

interface Token {
  readonly whole: OffsetRange;
  /** The text within the quotes; undefined where there are none, or where the cursor stands before them. */
  readonly quoted: OffsetRange | undefined;
  readonly isClosed: boolean;
}

/** The token that holds the cursor. A string without an end reaches as far as the word at the cursor. */
function tokenAt(text: string, node: OffsetSpan | undefined, offset: number): Token {
  const end = wordEnd(text, offset);
  if (node === undefined || offset < node.offset || offset > node.offset + node.length)
    return { whole: { start: wordStart(text, offset), end }, quoted: undefined, isClosed: true };
  const whole = { start: node.offset, end: node.offset + node.length };
  if (text[whole.start] !== '"') return { whole, quoted: undefined, isClosed: true };
  const isClosed = node.length > 1 && text[whole.end - 1] === '"';
  if (!isClosed) return { whole: { ...whole, end }, quoted: { start: whole.start + 1, end }, isClosed };
  const quoted = offset === whole.start ? undefined : { start: whole.start + 1, end: whole.end - 1 };
  return { whole, quoted, isClosed };
}

interface OffsetSpan {
  readonly offset: number;
  readonly length: number;
}

/** The last token before `start`: its text and end. Undefined where the cursor stands in a comment. */
function lastToken(text: string, start: number, offset: number): { text: string; end: number } | undefined {
  const scanner = createScanner(text, false);
  let last = { text: "", end: 0 };
  for (scanner.scan(); scanner.getTokenOffset() < Math.max(start, offset); scanner.scan()) {
    const at = scanner.getTokenOffset();
    const end = at + scanner.getTokenLength();
    if (end === at) break;
    const token = text.slice(at, end);
    if (token.startsWith("//") ? offset <= end : token.startsWith("/*") && offset < end) return undefined;
    if (end <= start && token.trim() !== "" && !token.startsWith("/")) last = { text: token, end };
  }
  return last;
}

/** Columns of white space at the start of the line that `offset` is on. */
export function indentation(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0].length ?? 0;
}
