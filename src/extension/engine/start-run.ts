import { staysInside } from "../../core/files/contained";
import type { FileSystem, FileWriter } from "../../core/files/file-system";
import { dirname } from "../../core/files/path";
import type { Project } from "../../core/library/project";
import { laneFor } from "../../core/pipeline/lane-table";
import type { Sha256 } from "../../core/runs/event";
import { newRun } from "../../core/runs/new-run";
import { author } from "./author";
import type { Intent } from "./intent";

/** What a person says of the run they start. */
export interface RunChoice {
  readonly title: string;
  readonly intent: Intent;
}

/** The run that was started, or why there is none, as a sentence. */
export type Started =
  | { readonly ok: true; readonly id: string; readonly artifact: string }
  | { readonly ok: false; readonly message: string };

/** Starts a run: its folder appears as a whole or not at all. `now` is ISO 8601, UTC. */
export async function startRun(
  machine: { files: FileSystem; writer: FileWriter; sha256: Sha256 },
  project: Project,
  choice: RunChoice,
  now: string,
): Promise<Started> {
  const lane = laneFor(project.manifest.lanes, choice.intent, undefined);
  if (lane === undefined)
    return { ok: false, message: `The manifest's \`lanes\` have no lane for a ${choice.intent}.` };
  const request = { ...choice, lane, actor: author(), now };
  const made = newRun(project, request, machine.sha256);
  if (!made.ok) return made;
  const { id, folder, files, artifact } = made.run;
  const runs = dirname(folder);
  if (await leavesStateRoot(machine.files, project, runs)) {
    return { ok: false, message: `${runs} leads out of the state root: the run was not started.` };
  }
  const written = await machine.writer.createDirectory(folder, files);
  return written.ok ? { ok: true, id, artifact } : written;
}

/** Whether a folder that is there already leads out of the project's state root through a link. */
export async function leavesStateRoot(files: FileSystem, project: Project, folder: string): Promise<boolean> {
  if (project.stateRoot === undefined || (await files.kindOf(folder)) === "missing") return false;
  return !(await staysInside(files, project.stateRoot, folder));
}
