import { l10n, type QuickPickItem } from "vscode";
import type { GateAnswer, GateQuestion } from "../../../core/pipeline/gates/pass-phase";

/** What a gate asked and how that stands, as a line to read. */
export function answerItem({ question, reasons }: GateAnswer): QuickPickItem {
  const [first] = reasons;
  if (first === undefined) return { label: `$(pass) ${questionWords(question)}`, description: l10n.t("holds") };
  const more = reasons.length > 1 ? l10n.t("{0} more", reasons.length - 1) : "";
  return {
    label: `$(warning) ${questionWords(question)}`,
    description: more,
    detail: first.message.replaceAll("`", ""),
  };
}

function questionWords(question: GateQuestion): string {
  switch (question) {
    case "artifacts":
      return l10n.t("Artifacts are there, sound and submitted");
    case "questions":
      return l10n.t("Blocking questions are answered");
    case "traces":
      return l10n.t("Requirements, criteria and tasks lead to each other");
    case "evidence":
      return l10n.t("Evidence passes and is fresh");
    case "findings":
      return l10n.t("No critical or high finding is open");
    case "review":
      return l10n.t("The review is by someone else, and passes");
    case "approval":
      return l10n.t("A person has approved");
  }
}
