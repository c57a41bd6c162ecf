/** What a change is for. */
export const INTENTS = ["feature", "bugfix", "refactor", "docs", "spike"] as const;
export type Intent = (typeof INTENTS)[number];

/** Whether a value names an intent. */
export function isIntent(value: unknown): value is Intent {
  return INTENTS.some((intent) => intent === value);
}
