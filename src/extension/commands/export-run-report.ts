import { commands, env, l10n, Uri, window, workspace } from "vscode";
import { chooseProject, projectsOrExplain } from "./choose-project";
import { textArgument, type Command } from "./command";
import { offerRun } from "./offer-run";

/**
 * Writes a run as one HTML file: the run of a tree's node, the one that a caller names as `run`, or the current one.
 * Where to, the person is asked, unless a caller gives `out`.
 */
export const exportRunReport: Command = async (context, argument) => {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return;
  const named = textArgument(argument, "run");
  const candidates = snapshot.projects.filter(({ run }) => named !== undefined || run !== undefined);
  if (candidates.length === 0) return offerRun();
  const open = await chooseProject(candidates, argument, l10n.t("Export Run Report"));
  const run = named ?? open?.run?.id;
  if (open === undefined || run === undefined) return;
  const report = await (await context.engine()).pages.html(open.project, run);
  if (!report.ok) {
    void window.showErrorMessage(report.message);
    return;
  }
  const out = textArgument(argument, "out");
  const target = out === undefined ? await askForFile(open.root, run) : Uri.file(out);
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(report.value));
  void tellWritten(target);
};

function askForFile(root: string, run: string): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    title: l10n.t("Export Run Report"),
    saveLabel: l10n.t("Export"),
    defaultUri: Uri.joinPath(Uri.file(root), `wazir-${run}.html`),
    filters: { HTML: ["html"] },
  });
}

async function tellWritten(file: Uri): Promise<void> {
  const open = l10n.t("Open");
  const answer = await window.showInformationMessage(l10n.t("The report is in {0}.", file.fsPath), open);
  if (answer !== open) return;
  // A browser of this machine cannot reach a file of another one.
  if (env.remoteName === undefined) await env.openExternal(file);
  else await commands.executeCommand("vscode.open", file);
}
