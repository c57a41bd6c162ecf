import { commands, l10n, Uri, ViewColumn } from "vscode";
import { approvedUri } from "../../approved-documents";
import { artifactOf } from "./artifact-of";
import type { ChosenRun, RunCommand } from "./chosen-run";

/** Shows an artifact beside what changed in it since it was approved last. */
export const compare: RunCommand = async (_context, chosen, argument) => {
  const artifact = await artifactOf(chosen, argument, l10n.t("Compare with Approved"), ["approved", "stale"]);
  if (artifact !== undefined) await compareWithApproved(chosen, artifact);
};

/** Opens an artifact, and beside it the changes since its last approval, where what was approved then was kept. */
export async function compareWithApproved({ engine, run }: ChosenRun, artifact: string): Promise<void> {
  const file = Uri.file(`${run.folder}/${artifact}`);
  await commands.executeCommand("vscode.open", file, { preview: false, viewColumn: ViewColumn.One });
  const approved = await engine.approvedText(run, artifact);
  if (approved === undefined) return;
  const title = l10n.t("{0}: approved by {1} ↔ now", artifact, approved.by);
  const beside = { preview: true, viewColumn: ViewColumn.Beside, preserveFocus: true };
  await commands.executeCommand("vscode.diff", approvedUri(run, artifact), file, title, beside);
}
