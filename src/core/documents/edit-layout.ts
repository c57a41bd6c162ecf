import { lineEndOf, type TextChange } from "../text/text-change";
import type { Layout, Member } from "./layout";

/** Puts what `write` gives for a column into a block collection, in front of the member at `index` or at its end. */
export function insertBlock(
  text: string,
  { members }: Layout,
  index: number,
  write: (column: number) => string,
): readonly TextChange[] | undefined {
  const first = members[0];
  if (first === undefined) return undefined;
  const column = columnOf(text, first.start);
  const indent = " ".repeat(column);
  const lineEnd = lineEndOf(text);
  const previous = members[Math.min(index, members.length) - 1];
  if (previous === undefined) return [insertion(first.start, write(column) + lineEnd + indent)];
  const { offset, broken } = afterLine(text, previous.end);
  if (broken) return [insertion(offset, indent + write(column) + lineEnd)];
  // A block scalar that the text ends in would get a line end that it has not.
  return previous.blockScalar ? undefined : [insertion(offset, lineEnd + indent + write(column))];
}

/** Takes one of several members out of a block collection, with its lines. */
export function removeBlock(text: string, { members }: Layout, member: Member): readonly TextChange[] {
  const lineStart = lineStartOf(text, member.start);
  if (isBlank(text.slice(lineStart, member.start))) {
    return [deletion(lineStart, afterLine(text, member.end).offset)];
  }
  const next = members[members.indexOf(member) + 1];
  const nextIsNear = next !== undefined && isBlank(text.slice(member.end, next.start));
  return [deletion(member.start, nextIsNear ? next.start : trimmedEnd(text, member))];
}

/** Writes `written`, which takes one line, in the place of a block collection. */
export function replaceBlock(text: string, layout: Layout, written: string): readonly TextChange[] | undefined {
  const { members, mark, nested } = layout;
  const first = members[0];
  const last = members.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const end = trimmedEnd(text, last);
  if (mark !== undefined) return [{ range: { start: mark, end }, text: ` ${written}` }];
  // A list may stand in the column of its key, a value in brackets may not.
  const gap = nested && columnOf(text, first.start) === 0 ? " " : "";
  return [{ range: { start: first.start, end }, text: gap + written }];
}

/** A member as it is written between brackets; `padded` stands between it and the brackets of an empty collection. */
interface FlowMember {
  readonly text: string;
  readonly padded: string;
}

/** Puts a member into a flow collection, in front of the member at `index` or at its end. */
export function insertFlow(
  text: string,
  { members, inside }: Layout,
  index: number,
  { text: written, padded }: FlowMember,
): readonly TextChange[] | undefined {
  if (inside === undefined) return undefined;
  const first = members[0];
  if (first === undefined) {
    const within = text.slice(inside.start, inside.end);
    if (isBlank(within)) return [{ range: inside, text: padded + written + padded }];
    return [insertion(inside.start, `${padded}${written}${/^\s/.test(within) ? "" : " "}`)];
  }
  const previous = members[Math.min(index, members.length) - 1];
  const lineStart = lineStartOf(text, (previous ?? first).start);
  const indent = text.slice(lineStart, (previous ?? first).start);
  const gap = isBlank(indent) ? lineEndOf(text) + indent : " ";
  if (previous === undefined) return [insertion(first.start, `${written},${gap}`)];
  return [insertion(previous.end, `,${gap}${written}`)];
}

/** Takes a member out of a flow collection, with the comma that parts it from its neighbour. */
export function removeFlow(
  text: string,
  { members, inside }: Layout,
  member: Member,
): readonly TextChange[] | undefined {
  if (inside === undefined) return undefined;
  const index = members.indexOf(member);
  const previous = members[index - 1];
  const next = members[index + 1];
  if (next !== undefined) {
    const between = text.slice(member.end, next.start).replace(",", "");
    return isBlank(between) ? [deletion(member.start, next.start)] : withComma(member, member.comma);
  }
  if (previous !== undefined) {
    const between = text.slice(previous.end, member.start).replace(",", "");
    return isBlank(between) ? [deletion(previous.end, member.end)] : withComma(member, previous.comma);
  }
  const rest = text.slice(inside.start, member.start) + text.slice(member.end, inside.end).replace(",", "");
  return isBlank(rest) ? [deletion(inside.start, inside.end)] : withComma(member, member.comma);
}

function withComma({ start, end }: Member, comma: number | undefined): readonly TextChange[] {
  return [deletion(start, end), ...(comma === undefined ? [] : [deletion(comma, comma + 1)])];
}

/** Where the line after the one that `end` stands in starts, and whether there is a line end before it. */
export function afterLine(text: string, end: number): { readonly offset: number; readonly broken: boolean } {
  if (/[\r\n]/.test(text.charAt(end - 1))) return { offset: end, broken: true };
  const match = /\r\n|\n|\r/.exec(text.slice(end));
  if (match === null) return { offset: text.length, broken: false };
  return { offset: end + match.index + match[0].length, broken: true };
}

/** The column in which an offset stands, in characters from the start of its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

function lineStartOf(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

function trimmedEnd(text: string, { start, end }: Member): number {
  return start + text.slice(start, end).trimEnd().length;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function insertion(offset: number, text: string): TextChange {
  return { range: { start: offset, end: offset }, text };
}

function deletion(start: number, end: number): TextChange {
  return { range: { start, end }, text: "" };
}
