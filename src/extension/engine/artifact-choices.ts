import type { FileSystem } from "../../core/files/file-system";
import { artifactKinds, artifactPhase } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import { phaseOf, phasesOf } from "../../core/pipeline/phases";
import { currentRun, type RunRecord } from "../../core/runs/run-record";
import { runArtifacts, type RunArtifact } from "./run-artifacts";

/** A kind of artifact that a run may have. */
export interface ArtifactChoice {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly phase: string;
  readonly role: string;
  /** Whether the kind belongs to the phase that the run is in. */
  readonly ofCurrentPhase: boolean;
  /** The artifact of this kind that the run has, absolute. */
  readonly existing: string | undefined;
}

/** The kinds that have a template: those of the run's phase first, then in the order of the phases. */
export async function artifactChoices(
  files: FileSystem,
  project: Project,
  run: RunRecord,
): Promise<readonly ArtifactChoice[]> {
  const present = await runArtifacts(files, project, run);
  const order = phasesOf(project).map((phase) => phase.id);
  const place = (choice: ArtifactChoice): number => {
    const index = order.indexOf(choice.phase);
    return choice.ofCurrentPhase ? -1 : index < 0 ? order.length : index;
  };
  return artifactKinds(project)
    .filter((kind) => project.library.get("template", kind)?.text !== undefined)
    .map((kind) => choiceOf(project, run, kind, present))
    .sort((a, b) => place(a) - place(b));
}

function choiceOf(project: Project, run: RunRecord, kind: string, present: readonly RunArtifact[]): ArtifactChoice {
  const phase = artifactPhase(project, kind) ?? "";
  const schema = project.library.get("schema", kind);
  return {
    kind,
    title: schema?.title ?? kind,
    summary: schema?.summary ?? "",
    phase,
    role: phaseOf(project, phase)?.role ?? "",
    ofCurrentPhase: run.phase === phase,
    existing: present.find((artifact) => artifact.kind === kind)?.path,
  };
}

/** What "the current artifact" of a project is. */
export type CurrentArtifact =
  | { readonly state: "there"; readonly path: string }
  | { readonly state: "missing"; readonly kind: string; readonly phase: string }
  | { readonly state: "no run" | "no phase" };

/** The artifact that the current run's phase is there to write: its first output that exists, or the one to begin. */
export async function currentArtifact(files: FileSystem, project: Project): Promise<CurrentArtifact> {
  const run = currentRun(project.runs);
  if (run === undefined) return { state: "no run" };
  const phase = run.phase === undefined ? undefined : phaseOf(project, run.phase);
  const [first] = phase?.outputs ?? [];
  if (phase === undefined || first === undefined) return { state: "no phase" };
  const present = await runArtifacts(files, project, run);
  const path = phase.outputs.flatMap((kind) => present.find((artifact) => artifact.kind === kind)?.path ?? [])[0];
  return path === undefined ? { state: "missing", kind: first, phase: phase.title } : { state: "there", path };
}
