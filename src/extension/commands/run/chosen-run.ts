import { window } from "vscode";
import type { RunOverview } from "../../../core/pipeline/run-overview";
import type { SeenRun } from "../../../platform/look-at-run";
import type { Engine } from "../../engine/engine";
import type { OpenProject } from "../../engine/open-project";
import { chooseRunningProject } from "../choose-project";
import { textArgument, type CommandContext } from "../command";

/** The run that a command works on, as it is now. */
export interface ChosenRun {
  readonly engine: Engine;
  readonly open: OpenProject;
  readonly run: SeenRun;
  readonly overview: RunOverview;
}

/** A command on a run that was chosen. */
export type RunCommand = (context: CommandContext, chosen: ChosenRun, argument: unknown) => Promise<void>;

/**
 * The run that a command is about: the one its caller named by `root` and `run`, or else the current one of a project.
 * Undefined, after a word to the person, where there is none or it cannot be looked at.
 */
export async function chooseRun(
  context: CommandContext,
  argument: unknown,
  title: string,
): Promise<ChosenRun | undefined> {
  const named = await namedRun(context, argument);
  const open = named?.open ?? (await chooseRunningProject(context, argument, title));
  const id = named?.id ?? open?.run?.id;
  if (open === undefined || id === undefined) return undefined;
  const engine = await context.engine();
  const looked = await engine.lookAt(open.project, id);
  if (looked.ok) return { engine, open, run: looked.run, overview: looked.overview };
  void window.showErrorMessage(looked.message);
  return undefined;
}

async function namedRun({ state }: CommandContext, argument: unknown) {
  const id = textArgument(argument, "run");
  const root = textArgument(argument, "root");
  if (id === undefined) return undefined;
  const { projects } = await state.loaded();
  const open = projects.find(
    (each) => (root === undefined || each.root === root) && each.project.runs.some((run) => run.id === id),
  );
  return open === undefined ? undefined : { open, id };
}
