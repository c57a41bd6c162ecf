import { l10n, window } from "vscode";
import type { OpenProject } from "../engine/open-project";
import { chooseProject, projectsOrExplain } from "./choose-project";
import type { Command, CommandContext } from "./command";
import { showFile } from "./open-document";

/** Writes a folder's manifest, or opens the one it has. */
export const initializeWorkspace: Command = async (context, argument) => {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return;
  const without = snapshot.projects.filter((project) => !project.project.hasManifest);
  const candidates = without.length > 0 ? without : snapshot.projects;
  const chosen = await chooseProject(candidates, argument, l10n.t("Initialize Workspace"));
  if (chosen !== undefined) await writeManifest(context, chosen);
};

/** Writes the manifest of a project's folder and shows it. True where there is one afterwards. */
export async function writeManifest(context: CommandContext, open: OpenProject): Promise<boolean> {
  const engine = await context.engine();
  const outcome = await engine.initialize({ path: open.root, name: open.name });
  if (outcome.state === "refused") {
    void window.showErrorMessage(outcome.message);
    return false;
  }
  if (outcome.state === "already there") {
    void window.showInformationMessage(l10n.t("{0} has a manifest already.", open.name));
  }
  await showFile(outcome.manifest);
  await context.state.refresh();
  return true;
}
