export type Severity = "error" | "warning" | "information" | "hint";

/** How grave the findings of a code are shown; `off` for not at all. */
export type ChosenSeverity = Severity | "off";

/**
 * The words a person may choose from.
 * @public read by the check of what is generated
 */
export const CHOSEN_SEVERITIES: readonly ChosenSeverity[] = ["error", "warning", "information", "hint", "off"];

/** Severities by code, where somebody chose another one than the rule's own. */
export type Severities = Readonly<Record<string, ChosenSeverity>>;

/** The severities in a manifest or a setting, which may hold anything: what says nothing is passed over. */
export function severitiesOf(value: unknown): Severities {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, ChosenSeverity] => isChosen(entry[1])),
  );
}

function isChosen(value: unknown): value is ChosenSeverity {
  return CHOSEN_SEVERITIES.some((severity) => severity === value);
}
