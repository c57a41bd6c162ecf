import { readDocument, type ReadDocument } from "../../core/documents/read-document";
import type { DataNode, MapEntry, MapNode, PathStep, ScalarNode } from "../../core/documents/tree";
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

/** A document with YAML in one part of its text, which may be longer than what was read as such. */
interface Written {
  readonly read: Pick<ReadDocument, "text" | "roots" | "problems">;
  readonly region: OffsetRange;
}

/**
 * What may be completed at `offset` of a document, whose YAML stands in `region`. The text is read with a mark at the
 * cursor, once as a key and once as a value, so that half-typed text is understood as it will be; where the word there
 * stands in the tree already, that says it.
 */
export function yamlCursor(read: Written["read"], region: OffsetRange, offset: number): Cursor {
  const written = { read, region };
  const token = tokenAt(read.text, region, offset);
  if (token === undefined) return {};
  const cursor = cursorAfter("", written, token);
  const mayBeginItem = token.quote === "" && /^\s*$/.test(token.before) && /^\s*(#|$)/.test(token.after);
  if (!mayBeginItem) return cursor;
  const item = cursorAfter(DASH, written, token);
  const fits = item.value !== undefined || item.key?.isMisplaced === false;
  if (!fits) return cursor;
  return cursor.key?.isMisplaced === true ? { item } : { ...cursor, item };
}

/** What begins an item of a list. */
export const DASH = "- ";

/** What may be completed where `lead` stands before the word. */
function cursorAfter(lead: string, written: Written, token: Token): Cursor {
  const key = keyCursor(lead, written, token);
  const value = valueCursor(lead, written, token);
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

function keyCursor(lead: string, written: Written, token: Token): KeyCursor | undefined {
  const atKey = /^\s*(-\s+)*$/.test(token.before) || /[{,]\s*$/.test(token.before);
  const hasColon = /^\s*:(\s|$)/.test(token.after);
  if (!atKey || token.quote !== "" || !(hasColon || /^\s*([,}\]]|#|$)/.test(token.after))) return undefined;
  const place = placeOf(written, token, lead + (hasColon ? MARK : `${MARK}: `));
  if (place?.owner === undefined) return undefined;
  return {
    owner: place.path,
    present: new Set(place.owner.entries.filter((entry) => entry !== place.entry).map(({ key }) => key)),
    replace: { start: token.start, end: token.end },
    hasColon,
    column: token.before.length + lead.length,
    flow: place.owner.flow,
    isMisplaced: place.isBroken,
  };
}

function valueCursor(lead: string, written: Written, token: Token): ValueCursor | undefined {
  if (/^\s*:(\s|$)/.test(token.after)) return undefined;
  const needsSpace = token.before.endsWith(":") && token.quote === "";
  const isOpen = token.quote !== "" && !token.after.startsWith(token.quote);
  const marked = `${lead}${needsSpace ? " " : ""}${MARK}${isOpen ? token.quote : ""}`;
  const place = placeOf(written, token, marked);
  if (place === undefined || place.owner !== undefined) return undefined;
  const replace = { start: token.start, end: token.end };
  return { path: place.path, replace, quote: token.quote, isOpen, needsSpace };
}

interface Place {
  readonly path: readonly PathStep[];
  /** The mapping that the key belongs to; undefined where there is a value. */
  readonly owner?: MapNode;
  /** The entry with that key. */
  readonly entry?: MapEntry;
  /** Whether its line is at fault: what is written there would not be read as it is meant. */
  readonly isBroken: boolean;
}

/** What is looked for in a tree: a key or a value. */
interface Sought {
  readonly isKey: (entry: MapEntry) => boolean;
  readonly isValue: (scalar: ScalarNode) => boolean;
}

/** Where what is written in the place of a token stands in the tree. */
function placeOf({ read, region }: Written, token: Token, mark: string): Place | undefined {
  const isWord = mark === MARK && token.start < token.end;
  const known = isWord && read.problems.length === 0 ? find(read.roots, wordAt(token)) : undefined;
  if (known !== undefined) return { ...known, isBroken: false };
  const { text } = read;
  const patched = text.slice(region.start, token.start) + mark + text.slice(token.end, region.end);
  const { roots, problems } = readDocument(patched, "yaml");
  const line = {
    start: token.start - token.before.length - region.start,
    end: token.start + mark.length - region.start,
  };
  const isBroken = problems.some(({ range }) => line.start <= range.start && range.start <= line.end);
  const place = find(roots, MARKED);
  return place === undefined ? undefined : { ...place, isBroken };
}

const MARKED: Sought = { isKey: ({ key }) => key === MARK, isValue: ({ value }) => value === MARK };

/** A word that is a whole key or plain value of its own, so that another in its place is one too. */
function wordAt({ start, end }: OffsetRange): Sought {
  const isThere = (range: OffsetRange): boolean => range.start === start && range.end === end;
  return {
    isKey: ({ keyRange }) => isThere(keyRange),
    isValue: ({ range, style }) => style === "plain" && isThere(range),
  };
}

function find(roots: ReadDocument["roots"], sought: Sought): Omit<Place, "isBroken"> | undefined {
  for (const root of roots) {
    const place = findIn(root.node, [], sought, new Set());
    if (place !== undefined) return place;
  }
  return undefined;
}

function findIn(
  node: DataNode | undefined,
  path: readonly PathStep[],
  sought: Sought,
  seen: Set<DataNode>,
): Omit<Place, "isBroken"> | undefined {
  if (node === undefined || seen.has(node)) return undefined;
  seen.add(node);
  if (node.type === "scalar") return sought.isValue(node) ? { path } : undefined;
  if (node.type === "list") {
    for (const [index, item] of node.items.entries()) {
      const place = findIn(item, [...path, index], sought, seen);
      if (place !== undefined) return place;
    }
    return undefined;
  }
  for (const entry of node.entries) {
    if (sought.isKey(entry)) return { path, owner: node, entry };
    const place = findIn(entry.value, [...path, entry.key], sought, seen);
    if (place !== undefined) return place;
  }
  return undefined;
}
