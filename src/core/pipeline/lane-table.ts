import { isLane, type Lane } from "./lanes";

/** How large a change is, in the words of whoever starts a run. */
export const SIZES = ["small", "medium", "large"] as const;
export type Size = (typeof SIZES)[number];

/** Whether a value names a size. */
export function isSize(value: unknown): value is Size {
  return SIZES.some((size) => size === value);
}

/** The lane of each intent by size; `unstated` holds where no size is given or the row leaves it out. */
export type LaneTable = Readonly<Record<string, Readonly<Partial<Record<Size | "unstated", Lane>>>>>;

/** The table that a manifest's `lanes` gives, intent by intent over `fallback`. What is no lane is passed over. */
export function laneTableOf(value: unknown, fallback: LaneTable): LaneTable {
  const rows = Object.entries(record(value)).map(([intent, row]) => {
    const lanes = Object.entries(record(row)).filter(([size, lane]) => isColumn(size) && isLane(lane));
    return [intent, Object.fromEntries(lanes)] as const;
  });
  return { ...fallback, ...Object.fromEntries(rows) };
}

/** The lane that a run of this intent and size starts in; undefined where the table has no such intent. */
export function laneFor(table: LaneTable, intent: string, size: Size | undefined): Lane | undefined {
  const row = Object.hasOwn(table, intent) ? table[intent] : undefined;
  return row?.[size ?? "unstated"] ?? row?.unstated;
}

function isColumn(text: string): boolean {
  return text === "unstated" || isSize(text);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
