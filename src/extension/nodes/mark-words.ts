import type { ArtifactMark, ArtifactOverview } from "../../core/pipeline/run-overview";
import type { Outcome, Severity } from "../../core/runs/run-events";
import type { NodeIcon, Translate } from "./tree-node";

/** How an artifact stands, in words. */
export function artifactWords({ mark, approvedBy }: ArtifactOverview, t: Translate): string {
  switch (mark) {
    case "missing":
      return t("to be written");
    case "draft":
      return t("not submitted");
    case "submitted":
      return t("submitted");
    case "approved":
      return t("approved by {0}", approvedBy.join(", "));
    case "stale":
      return t("changed since");
  }
}

export const ARTIFACT_ICONS: Readonly<Record<ArtifactMark, NodeIcon>> = {
  missing: { id: "new-file" },
  draft: { id: "edit" },
  submitted: { id: "file" },
  approved: { id: "verified-filled", color: "charts.green" },
  stale: { id: "warning", color: "problemsWarningIcon.foreground" },
};

/** What evidence showed, in words. */
export function outcomeWords(outcome: Outcome, t: Translate): string {
  switch (outcome) {
    case "pass":
      return t("passed");
    case "fail":
      return t("failed");
    case "blocked":
      return t("could not be run");
    case "not_verified":
      return t("decided nothing");
  }
}

/** The icon of an outcome. */
export function outcomeIcon(outcome: Outcome): NodeIcon {
  switch (outcome) {
    case "pass":
      return { id: "pass-filled", color: "testing.iconPassed" };
    case "fail":
      return { id: "error", color: "testing.iconFailed" };
    case "blocked":
      return { id: "stop-circle", color: "testing.iconErrored" };
    case "not_verified":
      return { id: "question", color: "testing.iconSkipped" };
  }
}

/** The icon of a finding. */
export function findingIcon(severity: Severity | undefined, isOpen: boolean): NodeIcon {
  if (!isOpen) return { id: "check", color: "disabledForeground" };
  const isGrave = severity === "critical" || severity === "high";
  return isGrave ? { id: "bug", color: "charts.red" } : { id: "bug", color: "charts.yellow" };
}
