import { l10n, window } from "vscode";
import type { OpenProject } from "../engine/open-project";
import type { RunWish } from "../engine/run-seat";
import { isSize } from "../../core/pipeline/lane-table";
import { isLane } from "../../core/pipeline/lanes";
import { askForRun, type AskedRun } from "./ask-for-run";
import { briefOfEditor } from "./brief";
import { chooseProject, projectsOrExplain } from "./choose-project";
import { textArgument, type Command, type CommandContext } from "./command";
import { writeManifest } from "./initialize-workspace";
import { showFile } from "./open-document";

/** Starts a run and opens its first artifact. A caller may give `title`, `intent`, `size` and `lane`; the person is asked for the rest. */
export const startRun: Command = async (context, argument) => {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return;
  const projects = snapshot.projects.filter((project) => project.isProject);
  const candidates = projects.length > 0 ? projects : snapshot.projects;
  const chosen = await chooseProject(candidates, argument, l10n.t("Start Run"));
  const open = chosen === undefined || chosen.isProject ? chosen : await initialized(context, chosen);
  if (open === undefined) return;
  const engine = await context.engine();
  const { lanes } = open.project.manifest;
  const forecasts = engine.laneForecasts(open.project);
  const brief = briefOfEditor(open.project.stateRoot);
  const asked = await askForRun({ given: given(argument), lanes, forecasts, brief });
  if (asked !== undefined) await begin(context, open, asked);
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
  const [title, intent, size, lane] = ["title", "intent", "size", "lane"].map((name) => textArgument(argument, name));
  return {
    ...(title === undefined ? {} : { title }),
    ...(intent === undefined ? {} : { intent }),
    ...(isSize(size) ? { size } : {}),
    ...(isLane(lane) ? { lane } : {}),
  };
}

async function begin(context: CommandContext, open: OpenProject, { wish, brief }: AskedRun): Promise<void> {
  const engine = await context.engine();
  const started = await engine.seat.start(open.project, wish);
  if (!started.ok) {
    void window.showErrorMessage(started.refusals.map(({ message }) => message).join(" "));
    return;
  }
  const { id, folder, artifact } = started.run;
  context.log.info(`Started the run ${id}.`);
  const fault = brief === undefined ? undefined : await engine.keepBrief(folder, brief.text);
  if (fault !== undefined) void window.showWarningMessage(fault);
  await showFile(artifact);
  await context.state.refresh();
}
