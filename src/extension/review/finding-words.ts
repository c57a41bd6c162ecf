import { l10n } from "vscode";
import { findingStatusWords } from "../../core/report/words";
import type { Severity } from "../../core/runs/run-events";
import type { SeatedThread } from "../engine/review-desk";

/** A severity in a person's words. */
export function severityWord(severity: Severity | undefined): string {
  switch (severity) {
    case "critical":
      return l10n.t("critical");
    case "high":
      return l10n.t("high");
    case "medium":
      return l10n.t("medium");
    case "low":
      return l10n.t("low");
    case "info":
      return l10n.t("info");
    case undefined:
      return l10n.t("no severity");
  }
}

/** What a severity is for. */
export function severityMeaning(severity: Severity): string {
  switch (severity) {
    case "critical":
      return l10n.t("Loss, breach, or a wrong result for users. Keeps the review from passing.");
    case "high":
      return l10n.t("A criterion is broken or has no proof. Keeps the review from passing.");
    case "medium":
      return l10n.t("Costs someone time or trust soon.");
    case "low":
      return l10n.t("Worth settling when someone is here anyway.");
    case "info":
      return l10n.t("A remark that asks for nothing.");
  }
}

/** What stands above a thread: the finding, how it stands, and where it belongs if not here. */
export function threadLabel({ id, severity, status, home, place }: SeatedThread, ended: boolean): string {
  const name = id ?? l10n.t("Finding without an id");
  return [
    name,
    severityWord(severity),
    findingStatusWords(status, l10n.t),
    ...(home.in === "log" ? [l10n.t("in the log")] : []),
    ...placeWords(place.state),
    ...(ended ? [l10n.t("the run has ended")] : []),
  ].join(" · ");
}

function placeWords(state: SeatedThread["place"]["state"]): readonly string[] {
  switch (state) {
    case "text-gone":
      return [l10n.t("its text is gone: this is the nearest place")];
    case "file-gone":
      return [l10n.t("its file is gone")];
    case "found":
    case "nowhere":
      return [];
  }
}
