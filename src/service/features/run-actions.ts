import type { Command } from "vscode-languageserver-types";
import type { Diagnostic } from "../../core/rules/rule";
import type { ServiceContext } from "../context";

/** The client's commands that a person acts on a run with; their argument is a `RunSubject`. */
const APPROVE = "wazir.approve";
const COMPARE = "wazir.compareWithApproved";

/** The artifact that a command is about: the project's folder, the run's id, and the path below the run's folder. */
export interface RunSubject {
  readonly root: string;
  readonly run: string;
  readonly artifact: string;
}

/** What a person can do about a stale approval, as commands of the client; none where it has not got them. */
export function runActions({ abilities, project, t }: ServiceContext, { code, data }: Diagnostic): readonly Command[] {
  const { root } = project;
  if (abilities.runCommands !== true || code !== "wazir/approval-stale" || root === undefined) return [];
  const { run, artifact } = data ?? {};
  if (typeof run !== "string" || typeof artifact !== "string") return [];
  const subject: RunSubject = { root, run, artifact };
  return [
    { title: t("Approve again…"), command: APPROVE, arguments: [subject] },
    { title: t("Compare with what was approved"), command: COMPARE, arguments: [subject] },
  ];
}
