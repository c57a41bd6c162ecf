import { l10n } from "vscode";
import { chooseProject, projectsOrExplain } from "./choose-project";
import { textArgument, type Command } from "./command";

/** Opens the dashboard on the run of a tree's node, on the one that a caller names as `run`, or on the current one. */
export const openDashboard: Command = async (context, argument) => {
  const snapshot = await projectsOrExplain(context);
  if (snapshot === undefined) return;
  const running = snapshot.projects.filter((project) => project.run !== undefined);
  const candidates = textArgument(argument, "root") === undefined && running.length > 0 ? running : snapshot.projects;
  const project = await chooseProject(candidates, argument, l10n.t("Open Dashboard"));
  if (project === undefined) return;
  const run = textArgument(argument, "run");
  // The current run is followed, also when the next one is started.
  const isNamed = run !== undefined && run !== project.run?.id;
  context.dashboard.show({ root: project.root, ...(isNamed ? { run } : {}) });
};
