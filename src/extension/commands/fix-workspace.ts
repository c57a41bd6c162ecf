import { l10n, ProgressLocation, Range, Uri, window, workspace, WorkspaceEdit } from "vscode";
import type { FixedFile, FixWorkspaceResult } from "../../protocol/fix-workspace";
import type { Answer } from "../client/server";
import { projectsOrExplain } from "./choose-project";
import type { Command } from "./command";
import { explainServer } from "./explain-server";

/**
 * Has the language server find what can be fixed without asking, and lets a person look at it before it is done: VS Code
 * shows its preview for changes that need confirmation. The argument `{ preview: false }` makes them at once.
 */
export const fixWorkspace: Command = async (context, argument) => {
  if ((await projectsOrExplain(context)) === undefined) return;
  const title = l10n.t("Looking for fixes in the workspace");
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token): Promise<Answer<FixWorkspaceResult>> => {
      await context.server.start();
      return context.server.fixWorkspace((step) => progress.report(step), token);
    },
  );
  if (outcome.state === "server down") {
    void explainServer(context, l10n.t("Nothing was fixed: the Wazir language server is not running."));
  }
  if (outcome.state !== "done") return;
  const { files } = outcome.result;
  if (files.length === 0) {
    void window.showInformationMessage(l10n.t("There is nothing that Wazir can fix without asking."));
    return;
  }
  const preview = wantsPreview(argument);
  const isApplied = await workspace.applyEdit(editOf(files, preview), { isRefactoring: true });
  // With a preview the person may have left it, which needs no word.
  if (!isApplied && !preview) {
    void window.showErrorMessage(
      l10n.t("Nothing was fixed: the editor refused the changes. Save your files and try again."),
    );
  }
};

function wantsPreview(argument: unknown): boolean {
  return typeof argument !== "object" || argument === null || !("preview" in argument) || argument.preview !== false;
}

function editOf(files: readonly FixedFile[], needsConfirmation: boolean): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, edits, settled } of files) {
    for (const [index, { range, newText }] of edits.entries()) {
      // Where fixes were made one after the other there is one change for all of them.
      const label = (edits.length === settled.length ? settled[index] : settled.join(", ")) ?? "";
      const { start, end } = range;
      const place = new Range(start.line, start.character, end.line, end.character);
      edit.replace(Uri.parse(uri), place, newText, { needsConfirmation, label });
    }
  }
  return edit;
}
