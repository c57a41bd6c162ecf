import { commands, l10n, window } from "vscode";
import type { OpenProject } from "../engine/open-project";
import type { Snapshot } from "../project-state";
import { activeProject } from "../status-bar";
import { textArgument, type CommandContext } from "./command";
import { offerRun } from "./offer-run";

/** The window's projects; undefined, after a word to the person, where there is no folder or no engine. */
export async function projectsOrExplain(context: CommandContext): Promise<Snapshot | undefined> {
  const snapshot = await context.state.loaded();
  if (snapshot.situation === "noFolder") {
    const open = l10n.t("Open Folder");
    const message = l10n.t("Wazir works on a folder: open one first.");
    void window.showInformationMessage(message, open).then(async (answer) => {
      if (answer === open) await commands.executeCommand("workbench.action.files.openFolder");
    });
    return undefined;
  }
  if (snapshot.situation === "failed") {
    const show = l10n.t("Show Log");
    const message = l10n.t("The Wazir engine could not read this window's projects.");
    void window.showErrorMessage(message, show).then((answer) => answer === show && context.log.show());
    return undefined;
  }
  return snapshot;
}

/**
 * The project a command is about: the one its caller named, the only candidate, the active editor's, or the one a
 * person picks. Undefined where there is no candidate or nothing was picked.
 */
export async function chooseProject(
  candidates: readonly OpenProject[],
  argument: unknown,
  title: string,
): Promise<OpenProject | undefined> {
  const root = textArgument(argument, "root");
  const named = candidates.find((project) => project.root === root);
  if (named !== undefined || candidates.length < 2) return named ?? candidates[0];
  const active = activeProject(candidates);
  if (active !== undefined) return active;
  const items = candidates.map((project) => ({ label: project.name, description: project.root, project }));
  const placeHolder = l10n.t("Which project?");
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.project;
}

/** The project with a run under way that a command is about; undefined, after a run was offered, where there is none. */
export async function chooseRunningProject(
  context: CommandContext,
  argument: unknown,
  title: string,
): Promise<OpenProject | undefined> {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return undefined;
  const running = snapshot.projects.filter((project) => project.run !== undefined);
  if (running.length > 0) return chooseProject(running, argument, title);
  await offerRun();
  return undefined;
}
