import { staysInside } from "../core/files/contained";
import { dirname } from "../core/files/path";
import type { Project } from "../core/library/project";
import { refusal, type Refusal } from "../core/pipeline/refusal";
import { newRun, type NewRun, type RunRequest } from "../core/runs/new-run";
import { nodeFiles } from "./node-files";
import { nodeWriter } from "./node-writer";
import { sha256 } from "./sha256";

/** The run that was started, or every reason why none was. */
export type StartOutcome =
  { readonly ok: true; readonly run: NewRun } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Starts a run: its folder appears as a whole or not at all. Where someone else has just begun one of the same id, it
 * gets the next.
 */
export async function startRun(project: Project, request: RunRequest): Promise<StartOutcome> {
  const made = newRun(project, request, sha256);
  if (!made.ok) return { ok: false, refusals: made.refusals ?? [notStarted(made.message)] };
  const { id, folder, files } = made.run;
  const runs = dirname(folder);
  const { stateRoot = runs } = project;
  if ((await nodeFiles.kindOf(runs)) !== "missing" && !(await staysInside(nodeFiles, stateRoot, runs))) {
    return { ok: false, refusals: [notStarted(`${runs} leads out of the state root: the run was not started.`)] };
  }
  const written = await nodeWriter.createDirectory(folder, files);
  if (written.ok) return { ok: true, run: made.run };
  if ((await nodeFiles.kindOf(folder)) !== "missing") {
    return startRun(project, { ...request, taken: new Set([...(request.taken ?? []), id]) });
  }
  return { ok: false, refusals: [notStarted(written.message)] };
}

function notStarted(message: string): Refusal {
  return refusal("gate/not-written", message, ["none", ""]);
}
