/** The lanes of a run, from the fewest phases to the most. */
export const LANES = ["quick", "standard", "deep"] as const;
export type Lane = (typeof LANES)[number];

/** Whether a value names a lane. */
export function isLane(value: unknown): value is Lane {
  return LANES.some((lane) => lane === value);
}

/** Whether `lane` has more phases than `than`. */
export function isHigher(lane: Lane, than: Lane): boolean {
  return LANES.indexOf(lane) > LANES.indexOf(than);
}
