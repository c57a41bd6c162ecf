import { isPlainLocation, isPlainPosition, type PlainLocation, type PlainPosition } from "./plain-location";
import { record } from "./record";

/** What is shown, and the place in an editor that it is shown for. */
export interface ShowReferencesParams {
  readonly uri: string;
  readonly position: PlainPosition;
  readonly locations: readonly PlainLocation[];
}

/** Whether a command's argument is what it should be: it has been through another process. */
export function isShowReferencesParams(value: unknown): value is ShowReferencesParams {
  const { uri, position, locations } = record(value);
  return (
    typeof uri === "string" && isPlainPosition(position) && Array.isArray(locations) && locations.every(isPlainLocation)
  );
}
