import type { LogOutputChannel, Memento } from "vscode";
import type { Engine } from "./engine/engine";
import { lazy, loadRunViewsModule } from "./load";
import type { ProjectState } from "./project-state";
import type { RunViews } from "./run-views";

/** The way to what is shown of runs. Its program is read once the window has a project with a run. */
export interface RunViewsLink {
  /** Registers the views where they are not yet. */
  readonly wanted: () => Promise<RunViews>;
  dispose(): void;
}

/** Makes the link; the views appear with the first run of the window. */
export function createRunViewsLink(
  engine: () => Promise<Engine>,
  state: ProjectState,
  memory: Memento,
  log: LogOutputChannel,
): RunViewsLink {
  let made: RunViews | undefined;
  const wanted = lazy(async () => {
    await state.loaded();
    made = await loadRunViewsModule().createRunViews(await engine(), state, memory, log);
    return made;
  });
  const subscription = state.onDidChange(({ projects }) => {
    if (!projects.some(({ project }) => project.runs.length > 0)) return;
    subscription.dispose();
    wanted().catch((error: unknown) => log.error("Findings and criteria cannot be shown.", error));
  });
  return {
    wanted,
    dispose: () => {
      subscription.dispose();
      made?.dispose();
    },
  };
}
