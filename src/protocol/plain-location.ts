import { record } from "./record";

/** A place in a text: lines and UTF-16 characters count from 0. */
export interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** A piece of a file. */
export interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}

/** Whether something is such a piece: it has been through another process. */
export function isPlainLocation(value: unknown): value is PlainLocation {
  const { uri, range } = record(value);
  const { start, end } = record(range);
  return typeof uri === "string" && isPlainPosition(start) && isPlainPosition(end);
}

/** Whether something is such a place. */
export function isPlainPosition(value: unknown): value is PlainPosition {
  const { line, character } = record(value);
  return Number.isInteger(line) && Number.isInteger(character);
}
