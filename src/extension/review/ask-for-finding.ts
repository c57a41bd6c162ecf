import { l10n, type QuickPickItem, window } from "vscode";
import { SEVERITIES, type FindingStatus } from "../../core/review/finding-values";
import { findingStatusWords } from "../../core/report/words";
import type { Severity } from "../../core/runs/run-events";
import { basename } from "../../core/files/path";
import type { SeatedThread } from "../engine/review-desk";
import { severityMeaning, severityWord } from "./finding-words";
import type { ShownFinding } from "./review-comments";

/** How grave a finding is, by the person's choice; undefined where they leave. */
export async function askForSeverity(title: string, present?: Severity): Promise<Severity | undefined> {
  const items = SEVERITIES.map((severity) => ({
    severity,
    label: severityWord(severity),
    detail: severityMeaning(severity),
    ...(severity === present ? { description: l10n.t("as it is") } : {}),
  }));
  const placeHolder = l10n.t("How much harm does it do?");
  return (await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.severity;
}

/** How a finding was settled. */
export interface Settled {
  readonly status: FindingStatus;
  readonly resolution: string;
}

interface StatusItem extends QuickPickItem {
  readonly status: FindingStatus;
}

/** How a finding is settled, and in which words; undefined where the person leaves. */
export async function askForResolution({ id, home, resolution }: SeatedThread): Promise<Settled | undefined> {
  const title = l10n.t("Resolve {0}", id ?? "");
  const items: readonly StatusItem[] = [
    { status: "resolved", label: l10n.t("Fixed"), detail: l10n.t("It was settled by a change.") },
    {
      status: "accepted",
      label: l10n.t("Won't Fix"),
      detail: l10n.t("A person lives with it. A critical or high one takes a person's approval of the review."),
    },
  ];
  const placeHolder = l10n.t("How is it settled?");
  const picked =
    home.in === "log" ? items[0] : await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (picked === undefined) return undefined;
  const words = await window.showInputBox({
    title,
    value: resolution,
    prompt:
      picked.status === "accepted"
        ? l10n.t("Why can it stay as it is?")
        : l10n.t("What settled it: a commit, a change, a test?"),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === "" ? l10n.t("Say how it was settled.") : undefined),
  });
  return words === undefined ? undefined : { status: picked.status, resolution: words.trim() };
}

/** The finding that a person picks; undefined where there is none, after a word, and where they leave. */
export async function pickFinding(
  shown: readonly ShownFinding[],
  which: "open" | "settled" | "any",
): Promise<ShownFinding | undefined> {
  const fitting = shown.filter(
    ({ thread, review }) =>
      thread.id !== undefined &&
      !review.ended &&
      (which === "any" || (thread.status === "open") === (which === "open")),
  );
  if (fitting.length === 0) {
    void window.showInformationMessage(l10n.t("The run under way has no such finding."));
    return undefined;
  }
  const items = fitting.map((finding) => ({ finding, ...itemOf(finding.thread) }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t("Which finding?"), matchOnDetail: true }))?.finding;
}

function itemOf({ id, severity, status, title, place }: SeatedThread): QuickPickItem {
  return {
    label: id ?? "",
    description: `${severityWord(severity)} · ${findingStatusWords(status, l10n.t)} · ${basename(place.path)}:${place.line}`,
    detail: title,
  };
}
