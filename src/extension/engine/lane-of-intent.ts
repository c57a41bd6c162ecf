/** What a change is for. */
export const INTENTS = ["feature", "bugfix", "refactor", "docs", "spike"] as const;
export type Intent = (typeof INTENTS)[number];

/** The lane a run starts in: what adds or reshapes behaviour takes the full sequence, what is small takes the short one. */
const LANES: Readonly<Record<Intent, "quick" | "standard">> = {
  feature: "standard",
  refactor: "standard",
  bugfix: "quick",
  docs: "quick",
  spike: "quick",
};

/** The lane that a run of this intent starts in. */
export function laneOfIntent(intent: Intent): "quick" | "standard" {
  return LANES[intent];
}

/** Whether a value names an intent. */
export function isIntent(value: unknown): value is Intent {
  return INTENTS.some((intent) => intent === value);
}
