import { l10n } from "vscode";
import type { Settlement } from "../../../core/pipeline/refusal";

/** A command of ours that settles a reason, with what it is called with. */
export interface SettlingCommand {
  readonly title: string;
  readonly icon: string;
  readonly command: string;
  readonly argument: Readonly<Record<string, unknown>>;
}

const FINDING_CODES: readonly string[] = ["gate/finding-open", "wazir/finding-unresolved"];

/** The command that does what settles a reason in a run; undefined where only work on a document does, or nothing. */
export function settlingCommand(
  run: { readonly root: string; readonly run: string },
  { act, argument }: Settlement,
  code: string,
): SettlingCommand | undefined {
  const of = (title: string, icon: string, command: string, more: Readonly<Record<string, unknown>> = {}) => {
    return { title, icon, command: `wazir.${command}`, argument: { ...run, ...more } };
  };
  if (code === "gate/key-replaced") return of(l10n.t("Trust This Editor's Key"), "key", "trustKey");
  // A finding of a review is settled in its document, which the command edits.
  if (act === "edit" && FINDING_CODES.includes(code)) return of(l10n.t("Resolve Finding…"), "check", "resolveFinding");
  switch (act) {
    case "start":
      return of(l10n.t("Start Run"), "add", "startRun");
    case "enter":
      return argument === ""
        ? of(l10n.t("Next"), "debug-continue", "next")
        : of(l10n.t("Enter {0}", argument), "debug-continue", "enterPhase", { phase: argument });
    case "submit":
      return of(l10n.t("Submit"), "cloud-upload", "submit", { artifact: argument });
    case "approve":
    case "ask_reviewer":
      return argument.startsWith("artifacts/")
        ? of(l10n.t("Review and Approve…"), "verified", "approve", { artifact: argument })
        : undefined;
    case "reject":
      return of(l10n.t("Reject…"), "discard", "reject");
    case "record_evidence":
      return of(l10n.t("Verify"), "beaker", "verify");
    case "resolve_finding":
      return of(l10n.t("Resolve Finding…"), "check", "resolveFinding", { finding: argument });
    case "skip":
      return of(l10n.t("Skip Phase…"), "debug-step-over", "skipPhase", { phase: argument });
    case "raise_lane":
      return of(l10n.t("Raise Lane…"), "arrow-up", "raiseLane", { lane: argument });
    case "resume":
      return of(l10n.t("Resume"), "debug-start", "resumeRun");
    case "accept_log":
      return of(l10n.t("Go On with Damaged Log…"), "shield", "acceptLog", { line: Number(argument) });
    case "finish":
      return of(l10n.t("Finish Run"), "flag", "finishRun");
    case "edit":
    case "ask_person":
    case "none":
      return undefined;
  }
}
