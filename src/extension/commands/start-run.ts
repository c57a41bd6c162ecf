import { l10n, window } from "vscode";
import type { OpenProject } from "../engine/open-project";
import type { RunWish } from "../engine/run-seat";
import { askForRun } from "./ask-for-run";
import { chooseProject, projectsOrExplain } from "./choose-project";
import { textArgument, type Command, type CommandContext } from "./command";
import { writeManifest } from "./initialize-workspace";
import { showFile } from "./open-document";

/** Starts a run and opens its first artifact. A caller may give `title` and `intent`; the person is asked for the rest. */
export const startRun: Command = async (context, argument) => {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return;
  const projects = snapshot.projects.filter((project) => project.isProject);
  const candidates = projects.length > 0 ? projects : snapshot.projects;
  const chosen = await chooseProject(candidates, argument, l10n.t("Start Run"));
  const open = chosen === undefined || chosen.isProject ? chosen : await initialized(context, chosen);
  if (open === undefined) return;
  const choice = await askForRun(given(argument), open.project.manifest.lanes);
  if (choice !== undefined) await begin(context, open, choice);
};

/** The project after a person agreed to write its manifest; undefined where they did not. */
async function initialized(context: CommandContext, open: OpenProject): Promise<OpenProject | undefined> {
  const initialize = l10n.t("Initialize Workspace");
  const message = l10n.t("{0} has no wazir.manifest.yaml yet. A run needs one.", open.name);
  const answer = await window.showInformationMessage(message, initialize);
  if (answer !== initialize || !(await writeManifest(context, open))) return undefined;
  return context.state.snapshot?.projects.find((project) => project.root === open.root);
}

function given(argument: unknown): Partial<RunWish> {
  const title = textArgument(argument, "title");
  const intent = textArgument(argument, "intent");
  return { ...(title === undefined ? {} : { title }), ...(intent === undefined ? {} : { intent }) };
}

async function begin(context: CommandContext, open: OpenProject, choice: RunWish): Promise<void> {
  const engine = await context.engine();
  const started = await engine.seat.start(open.project, choice);
  if (!started.ok) {
    void window.showErrorMessage(started.refusals.map(({ message }) => message).join(" "));
    return;
  }
  context.log.info(`Started the run ${started.run.id}.`);
  await showFile(started.run.artifact);
  await context.state.refresh();
}
