import { record } from "./record";

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: PlainPosition; readonly end: PlainPosition };
}

/** What is shown, and the place in an editor that it is shown for. */
export interface ShowReferencesParams {
  readonly uri: string;
  readonly position: PlainPosition;
  readonly locations: readonly PlainLocation[];
}

/** Whether a command's argument is what it should be: it has been through another process. */
export function isShowReferencesParams(value: unknown): value is ShowReferencesParams {
  const { uri, position, locations } = record(value);
  return typeof uri === "string" && isPosition(position) && Array.isArray(locations) && locations.every(isLocation);
}

function isLocation(value: unknown): value is PlainLocation {
  const { uri, range } = record(value);
  const { start, end } = record(range);
  return typeof uri === "string" && isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): value is PlainPosition {
  const { line, character } = record(value);
  return Number.isInteger(line) && Number.isInteger(character);
}
