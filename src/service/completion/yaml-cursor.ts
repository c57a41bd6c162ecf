import { readDocument } from "../../core/documents/read-document";
import type { DataNode, MapNode, PathStep } from "../../core/documents/tree";
import type { OffsetRange } from "../../core/text/range";
import { lineStart, wordEnd, wordStart, type Cursor, type KeyCursor, type ValueCursor } from "./cursor";

/** A character nobody types, so that the place of the cursor can be found in the tree. */
const MARK = "\uE000";

interface Token {
  readonly start: number;
  readonly end: number;
  readonly quote: "" | '"' | "'";
  /** The line up to the token. */
  readonly before: string;
  /** The line after the token. */
  readonly after: string;
}

/**
 * What may be completed at `offset` of a YAML text that stands in `region` of `text`. The text is read with a mark at
 * the cursor, once as a key and once as a value, so that half-typed text is understood as it will be.
 */
export function yamlCursor(text: string, region: OffsetRange, offset: number): Cursor {
  const token = tokenAt(text, region, offset);
  if (token === undefined) return {};
  const cursor = cursorAfter("", text, region, token);
  const mayBeginItem = token.quote === "" && /^\s*$/.test(token.before) && /^\s*(#|$)/.test(token.after);
  if (!mayBeginItem) return cursor;
  const item = cursorAfter(DASH, text, region, token);
  const fits = item.value !== undefined || item.key?.isMisplaced === false;
  if (!fits) return cursor;
  return cursor.key?.isMisplaced === true ? { item } : { ...cursor, item };
}

/** What begins an item of a list. */
export const DASH = "- ";

/** What may be completed where `lead` stands before the word. */
function cursorAfter(lead: string, text: string, region: OffsetRange, token: Token): Cursor {
  const key = keyCursor(lead, text, region, token);
  const value = valueCursor(lead, text, region, token);
  return { ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }) };
}

function tokenAt(text: string, region: OffsetRange, offset: number): Token | undefined {
  const from = Math.max(lineStart(text, offset), region.start);
  const lineEnd = Math.min(offset + (/[\r\n]|$/.exec(text.slice(offset))?.index ?? 0), region.end);
  const line = text.slice(from, lineEnd);
  const column = offset - from;
  const head = line.slice(0, column);
  if (/(^|\s)#/.test(head.replace(/"[^"]*"|'[^']*'/g, ""))) return undefined;
  const quoted = /(?:^|[\s:[{,])(["'])((?:(?!\1).)*)$/.exec(head);
  const quote = quoted?.[1] === '"' ? '"' : quoted?.[1] === "'" ? "'" : "";
  const word = { start: wordStart(line, column), end: wordEnd(line, column) };
  const isDash = /^(- ?)+$/.test(line.slice(word.start, column));
  const plainStart = isDash ? column : word.start;
  const closing = quote === "" ? -1 : line.indexOf(quote, column);
  const start = quote === "" ? plainStart : column - (quoted?.[2]?.length ?? 0);
  const end = closing < 0 ? word.end : closing;
  return {
    start: from + start,
    end: from + end,
    quote,
    before: line.slice(0, start),
    after: line.slice(end),
  };
}

function keyCursor(lead: string, text: string, region: OffsetRange, token: Token): KeyCursor | undefined {
  const atKey = /^\s*(-\s+)*$/.test(token.before) || /[{,]\s*$/.test(token.before);
  const hasColon = /^\s*:(\s|$)/.test(token.after);
  if (!atKey || token.quote !== "" || !(hasColon || /^\s*([,}\]]|#|$)/.test(token.after))) return undefined;
  const place = placeOfMark(text, region, token, lead + (hasColon ? MARK : `${MARK}: `));
  if (place?.owner === undefined) return undefined;
  return {
    owner: place.path,
    present: new Set(place.owner.entries.map(({ key }) => key).filter((key) => key !== MARK)),
    replace: { start: token.start, end: token.end },
    hasColon,
    column: token.before.length + lead.length,
    flow: place.owner.flow,
    isMisplaced: place.isBroken,
  };
}

function valueCursor(lead: string, text: string, region: OffsetRange, token: Token): ValueCursor | undefined {
  if (/^\s*:(\s|$)/.test(token.after)) return undefined;
  const needsSpace = token.before.endsWith(":") && token.quote === "";
  const isOpen = token.quote !== "" && !token.after.startsWith(token.quote);
  const marked = `${lead}${needsSpace ? " " : ""}${MARK}${isOpen ? token.quote : ""}`;
  const place = placeOfMark(text, region, token, marked);
  if (place === undefined || place.owner !== undefined) return undefined;
  const replace = { start: token.start, end: token.end };
  return { path: place.path, replace, quote: token.quote, isOpen, needsSpace };
}

interface Place {
  readonly path: readonly PathStep[];
  /** The mapping whose key the mark is; undefined where it is a value. */
  readonly owner: MapNode | undefined;
  /** Whether the line with the mark is at fault: what is written there would not be read as it is meant. */
  readonly isBroken: boolean;
}

function placeOfMark(text: string, region: OffsetRange, token: Token, mark: string): Place | undefined {
  const patched = text.slice(region.start, token.start) + mark + text.slice(token.end, region.end);
  const { roots, problems } = readDocument(patched, "yaml");
  const line = {
    start: token.start - token.before.length - region.start,
    end: token.start + mark.length - region.start,
  };
  const isBroken = problems.some(({ range }) => line.start <= range.start && range.start <= line.end);
  for (const root of roots) {
    const place = findMark(root.node, [], new Set());
    if (place !== undefined) return { ...place, isBroken };
  }
  return undefined;
}

function findMark(
  node: DataNode | undefined,
  path: readonly PathStep[],
  seen: Set<DataNode>,
): Omit<Place, "isBroken"> | undefined {
  if (node === undefined || seen.has(node)) return undefined;
  seen.add(node);
  if (node.type === "scalar") return node.value === MARK ? { path, owner: undefined } : undefined;
  const children: readonly (readonly [PathStep, DataNode | undefined])[] =
    node.type === "list"
      ? node.items.map((item, index) => [index, item] as const)
      : node.entries.map((entry) => [entry.key, entry.value] as const);
  for (const [step, child] of children) {
    if (step === MARK && node.type === "map") return { path, owner: node };
    const place = findMark(child, [...path, step], seen);
    if (place !== undefined) return place;
  }
  return undefined;
}
