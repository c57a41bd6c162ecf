import { l10n } from "vscode";
import type { CheckStanding } from "../../core/evidence/check-standing";

/** How a criterion stands, beside its name: what was shown last, by which evidence, and whether that still counts. */
export function standingWords({ outcome, evidence, stale }: CheckStanding): string {
  const records = evidence.map(({ id }) => id).join(", ");
  const words = records === "" ? outcomeWord(outcome) : `${outcomeWord(outcome)} · ${records}`;
  return stale === undefined ? words : l10n.t("stale: it {0} · {1}", stale, words);
}

/** What a check showed, in a word. */
function outcomeWord(outcome: CheckStanding["outcome"]): string {
  switch (outcome) {
    case "pass":
      return l10n.t("passed");
    case "fail":
      return l10n.t("failed");
    case "blocked":
      return l10n.t("could not be run");
    case "not_verified":
      return l10n.t("not verified");
    case "unproven":
      return l10n.t("not run yet");
  }
}
