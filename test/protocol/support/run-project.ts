import { readFileSync } from "node:fs";
import { readEventLog, type EventLog } from "../../../src/core/runs/event-log";
import { sha256 } from "../../../src/platform/sha256";
import { logOf } from "../../support/run-logs";
import { testProject, type FileTree, type TemporaryProject } from "../../support/temporary-project";
import { smallProject } from "./documents";

/** The run of a project made by `runProject`. */
export const RUN = "pay-1";

/** A project with an active run in its phase `clarify`, for the test that is running. */
export interface RunProject extends TemporaryProject {
  /** The run's folder, absolute. */
  readonly runFolder: string;
  /** The text of a file below the run's folder. */
  text(name: string): string;
  log(): EventLog;
}

/** Makes such a project, with these files besides. */
export function runProject(more: FileTree = {}): RunProject {
  const project = testProject(smallProject({ [`.wazir/runs/${RUN}/events.ndjson`]: logOf([], RUN), ...more }));
  const runFolder = project.at(`.wazir/runs/${RUN}`);
  const text = (name: string): string => readFileSync(`${runFolder}/${name}`, "utf8");
  return { ...project, runFolder, text, log: () => readEventLog(text("events.ndjson"), RUN, sha256) };
}
