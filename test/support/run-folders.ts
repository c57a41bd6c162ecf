import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { EventLog } from "../../src/core/runs/event-log";
import type { RunPlace } from "../../src/core/runs/run-place";
import { logOf, LOGGED_RUN, readLog } from "./run-logs";
import { testProject, type FileTree, type TemporaryProject } from "./temporary-project";

/** A run on disk, for the test that is running. */
export interface RunOnDisk extends TemporaryProject {
  readonly place: RunPlace;
  /** The run's folder, absolute. */
  readonly path: string;
  /** The text of a file of the run. */
  text(name: string): string;
  log(): EventLog;
  /** A log that is elsewhere. */
  logAt(path: string): EventLog;
}

/** Makes a run with this log and these other files below its folder. */
export function runOnDisk(log: string = logOf(), files: FileTree = {}): RunOnDisk {
  const below = `.wazir/runs/${LOGGED_RUN}`;
  const others = Object.entries(files).map(([path, content]) => [`${below}/${path}`, content]);
  const project = testProject({ [`${below}/events.ndjson`]: log, ...(Object.fromEntries(others) as FileTree) });
  const folder = project.at(below);
  const text = (name: string): string => readFileSync(isAbsolute(name) ? name : `${folder}/${name}`, "utf8");
  return {
    ...project,
    place: { stateRoot: project.at(".wazir"), runId: LOGGED_RUN },
    path: folder,
    text,
    log: () => readLog(text("events.ndjson")),
    logAt: (path) => readLog(text(path)),
  };
}
