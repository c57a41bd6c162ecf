import type { LogOutputChannel } from "vscode";
import type { DetectorViews } from "./detectors/detector-views";
import type { Engine } from "./engine/engine";
import { lazy, loadDetectorsModule } from "./load";
import { countOf } from "./nodes/module-filter";
import type { ProjectState, Snapshot } from "./project-state";
import type { ServerLink } from "./server-link";

/** The way to detectors of the window's own modules. Its program is read once a module has one. */
export interface DetectorsLink {
  /** Shows them where they are not shown yet. */
  readonly wanted: () => Promise<DetectorViews>;
  dispose(): void;
}

/** Makes the link; the samples appear with the first detector of the window. */
export function createDetectorsLink(
  engine: () => Promise<Engine>,
  state: ProjectState,
  server: ServerLink,
  log: LogOutputChannel,
): DetectorsLink {
  let made: DetectorViews | undefined;
  const wanted = lazy(async () => {
    await state.loaded();
    made = await loadDetectorsModule().createDetectorViews({ engine: await engine(), state, server, log });
    return made;
  });
  const subscription = state.onDidChange((snapshot) => {
    if (!hasOwnDetectors(snapshot)) return;
    subscription.dispose();
    wanted().catch((error: unknown) => log.error("The samples of detectors cannot be shown.", error));
  });
  return {
    wanted,
    dispose: () => {
      subscription.dispose();
      made?.dispose();
    },
  };
}

function hasOwnDetectors({ projects }: Pick<Snapshot, "projects">): boolean {
  const modules = projects.flatMap(({ project }) => project.library.all("module"));
  return modules.some(({ origin, fields }) => origin === "workspace" && countOf(fields.detect) > 0);
}
