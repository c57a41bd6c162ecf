import { staysInside } from "../../core/files/contained";
import type { FileSystem, FileWriter } from "../../core/files/file-system";
import { artifactPhase } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import { phaseOf } from "../../core/pipeline/phases";
import { newArtifact } from "../../core/runs/new-artifact";
import type { RunRecord } from "../../core/runs/run-record";
import { t } from "./own-words";

/** The artifact that was written or was there before, or why there is none, as a sentence. */
export type Created =
  | { readonly ok: true; readonly path: string; readonly existed: boolean }
  | { readonly ok: false; readonly message: string };

/** Writes the artifact of a kind into a run from its template. One that is there is never written over. */
export async function createArtifact(
  machine: { files: FileSystem; writer: FileWriter },
  project: Project,
  run: RunRecord,
  kind: string,
  now: string,
): Promise<Created> {
  const phase = artifactPhase(project, kind);
  const role = phase === undefined ? undefined : phaseOf(project, phase)?.role;
  const template = project.library.get("template", kind)?.text;
  if (phase === undefined || role === undefined || template === undefined) {
    return { ok: false, message: t("{0} is no kind of artifact with a phase and a template.", `\`${kind}\``) };
  }
  const folder = `${run.path}/artifacts`;
  if (await leavesStateRoot(machine.files, project, folder)) {
    return { ok: false, message: t("{0} leads out of the state root: nothing was written.", folder) };
  }
  const path = `${folder}/${kind}.md`;
  const text = newArtifact(template, { phase, role, runId: run.id, createdAt: now });
  const written = await machine.writer.createFile(path, text);
  return written.ok || written.existed ? { ok: true, path, existed: !written.ok } : written;
}

/** Whether a folder that is there already leads out of the project's state root through a link. */
async function leavesStateRoot(files: FileSystem, project: Project, folder: string): Promise<boolean> {
  if (project.stateRoot === undefined || (await files.kindOf(folder)) === "missing") return false;
  return !(await staysInside(files, project.stateRoot, folder));
}
