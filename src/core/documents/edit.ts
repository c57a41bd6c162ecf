import { lineEndOf, type TextChange } from "../text/text-change";
import { insertBlock, insertFlow, removeBlock, removeFlow, replaceBlock, afterLine, columnOf } from "./edit-layout";
import type { Layout, Member } from "./layout";
import { layoutOf } from "./layout-of";
import type { ReadDocument } from "./read-document";
import type { DataNode, ListNode, MapEntry, MapNode, ScalarNode } from "./tree";
import { jsonScalar, yamlScalar } from "./write-scalar";
import { isFilled, jsonText, yamlBlock, yamlEntry, yamlFlow, yamlItem, type PlainValue } from "./write-value";

/** The changes that an edit makes, or undefined where the text does not allow it: it is broken there, or shared. */
export type Edit = readonly TextChange[] | undefined;

/** Writes another value in the place of a scalar, in its quotes where it has some and the value may have them. */
export function replaceScalar(document: ReadDocument, node: ScalarNode, value: string | number | boolean): Edit {
  const { text } = document;
  const written = text.slice(node.range.start, node.range.end);
  // An alias that names nothing has the place of its whole list.
  if (node.value === null && !/^(~|null|)$/i.test(written)) return undefined;
  const end = node.range.end - (/[\r\n]+$/.exec(written)?.[0].length ?? 0);
  const gap = written === "" && /\S/.test(text.charAt(node.range.start - 1)) ? " " : "";
  const quoted = typeof value === "string" ? inQuotes(document, written.charAt(0), value) : String(value);
  return [{ range: { start: node.range.start, end }, text: gap + quoted }];
}

/** Gives an entry another key, in the quotes of the old one. */
export function replaceKey(document: ReadDocument, entry: MapEntry, key: string): readonly TextChange[] {
  return [{ range: entry.keyRange, text: inQuotes(document, document.text.charAt(entry.keyRange.start), key) }];
}

/** Puts an item into a list, at its end or in front of the item at `index`. */
export function insertItem(document: ReadDocument, list: ListNode, value: PlainValue, index?: number): Edit {
  const layout = layoutOf(document, list);
  if (layout === undefined) return undefined;
  const { text } = document;
  const at = index ?? layout.members.length;
  if (!layout.flow) return insertBlock(text, layout, at, (column) => yamlItem(value, column, lineEndOf(text)));
  return insertFlow(text, layout, at, { text: flowText(document, value), padded: "" });
}

/** Takes the item at `index` out of a list. A list without an item left is written `[]`. */
export function removeItem(document: ReadDocument, list: ListNode, index: number): Edit {
  const layout = layoutOf(document, list);
  const member = layout?.members[index];
  return layout === undefined || member === undefined ? undefined : remove(document, layout, member, "[]");
}

/**
 * Puts an entry into a mapping, at its end or in front of the entry at `index`. Where there is no mapping yet, in an
 * empty document, it is the first.
 */
export function insertEntry(
  document: ReadDocument,
  map: MapNode | undefined,
  key: string,
  value: PlainValue,
  index?: number,
): Edit {
  if (map === undefined) return firstEntry(document, key, value);
  const { text } = document;
  const layout = layoutOf(document, map);
  if (layout === undefined) return undefined;
  const before = index === undefined ? undefined : memberOf(layout, map.entries[index]);
  const at = before === undefined ? layout.members.length : layout.members.indexOf(before);
  const lineEnd = lineEndOf(text);
  if (!layout.flow) return insertBlock(text, layout, at, (column) => yamlEntry(key, value, column, lineEnd));
  if (document.format !== "json") {
    return insertFlow(text, layout, at, { text: `${yamlScalar(key, "")}: ${yamlFlow(value)}`, padded: " " });
  }
  const column = leadingColumn(text, map.range.start);
  const entry = `${JSON.stringify(key)}: ${jsonText(value, column + 2, 2, lineEnd)}`;
  if (layout.members.length > 0) return insertFlow(text, layout, at, { text: entry, padded: "" });
  const inner = `${lineEnd}${" ".repeat(column + 2)}${entry}${lineEnd}${" ".repeat(column)}`;
  return insertFlow(text, layout, at, { text: inner, padded: "" });
}

/** Takes an entry out of a mapping. A mapping without an entry left is written `{}`. */
export function removeEntry(document: ReadDocument, map: MapNode, entry: MapEntry): Edit {
  const layout = layoutOf(document, map);
  const member = layout === undefined ? undefined : memberOf(layout, entry);
  return layout === undefined || member === undefined ? undefined : remove(document, layout, member, "{}");
}

/** Gives an entry another value, whatever stands there now. */
export function replaceValue(document: ReadDocument, map: MapNode, entry: MapEntry, value: PlainValue): Edit {
  const layout = layoutOf(document, map);
  const member = layout === undefined ? undefined : memberOf(layout, entry);
  if (layout === undefined || member === undefined) return undefined;
  const { value: node } = entry;
  if (node === undefined) return writeValue(document, layout, member, value);
  if (!standsIn(node, entry)) return undefined;
  if (node.type === "scalar" && typeof value !== "object") return replaceScalar(document, node, value);
  if (node.type !== "scalar") {
    const inner = layoutOf(document, node);
    if (inner === undefined || inner.members.some(({ anchored }) => anchored)) return undefined;
    if (!inner.flow) return replaceBlock(document.text, inner, flowText(document, value));
  }
  return [{ range: trimmed(document.text, node), text: flowText(document, value) }];
}

/** Puts front matter in front of a Markdown text that has none. */
export function insertFrontMatter(document: ReadDocument, fields: Readonly<Record<string, PlainValue>>): Edit {
  const { format, frontMatter, text } = document;
  if (format !== "markdown" || frontMatter !== undefined) return undefined;
  const at = text.startsWith("\uFEFF") ? 1 : 0;
  const lineEnd = lineEndOf(text);
  const gap = /^[ \t]*(\r|\n|$)/.test(text.slice(at)) ? "" : lineEnd;
  const inner = isFilled(fields) ? yamlBlock(fields, 0, lineEnd) + lineEnd : "";
  return [{ range: { start: at, end: at }, text: `---${lineEnd}${inner}---${lineEnd}${gap}` }];
}

function remove(document: ReadDocument, layout: Layout, member: Member, empty: string): Edit {
  if (member.anchored) return undefined;
  if (layout.flow) return removeFlow(document.text, layout, member);
  return layout.members.length === 1
    ? replaceBlock(document.text, layout, empty)
    : removeBlock(document.text, layout, member);
}

/** The entry of a document that has no data yet. */
function firstEntry(document: ReadDocument, key: string, value: PlainValue): Edit {
  const { format, frontMatter, text, roots } = document;
  if (roots.length > 1 || roots[0]?.node !== undefined) return undefined;
  const lineEnd = lineEndOf(text);
  if (format === "json") {
    if (text.replace("\uFEFF", "").trim() !== "") return undefined;
    return [
      { range: { start: text.length, end: text.length }, text: jsonText({ [key]: value }, 0, 2, lineEnd) + lineEnd },
    ];
  }
  const at = frontMatter?.end ?? (format === "yaml" ? text.length : undefined);
  if (at === undefined || (at !== text.length && frontMatter === undefined)) return undefined;
  const gap = /[^\r\n\uFEFF]/.test(text.charAt(at - 1)) ? lineEnd : "";
  return [{ range: { start: at, end: at }, text: `${gap}${yamlEntry(key, value, 0, lineEnd)}${lineEnd}` }];
}

/** Writes the value of a key that has none. */
function writeValue(document: ReadDocument, layout: Layout, { end, start }: Member, value: PlainValue): Edit {
  const { text, format } = document;
  if (format === "json") return undefined;
  if (layout.flow || !isFilled(value)) return [{ range: { start: end, end }, text: ` ${yamlFlow(value)}` }];
  const lineEnd = lineEndOf(text);
  const column = columnOf(text, start) + 2;
  const { offset, broken } = afterLine(text, end);
  const block = " ".repeat(column) + yamlBlock(value, column, lineEnd);
  return [{ range: { start: offset, end: offset }, text: broken ? block + lineEnd : lineEnd + block }];
}

function memberOf(layout: Layout, entry: MapEntry | undefined): Member | undefined {
  return layout.members.find(({ key }) => key !== undefined && key === entry?.keyRange.start);
}

/** Whether a value is written behind its key: an alias has the place of what it names. */
function standsIn(node: DataNode, { keyRange, range }: MapEntry): boolean {
  return node.range.start >= keyRange.end && node.range.end <= range.end;
}

function trimmed(text: string, { range }: DataNode): TextChange["range"] {
  const breaks = /[\r\n]+$/.exec(text.slice(range.start, range.end))?.[0].length ?? 0;
  return { start: range.start, end: range.end - breaks };
}

function flowText({ format }: ReadDocument, value: PlainValue): string {
  return format === "json" ? JSON.stringify(value) : yamlFlow(value);
}

/** How far the line of an offset is indented. */
function leadingColumn(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^\uFEFF?( *)/.exec(text.slice(start, offset))?.[1]?.length ?? 0;
}

/** A text in the quotes that `first`, the character it starts with now, opens. */
function inQuotes({ format }: ReadDocument, first: string, value: string): string {
  if (format === "json") return jsonScalar(value, "");
  if (first === '"') return `"${yamlScalar(value, '"')}"`;
  // Between single quotes nothing can be escaped.
  return first === "'" && !/\p{Cc}/u.test(value) ? `'${yamlScalar(value, "'")}'` : yamlScalar(value, "");
}
