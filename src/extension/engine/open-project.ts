import type { FileSystem } from "../../core/files/file-system";
import { basename, relativeTo } from "../../core/files/path";
import type { Bundled } from "../../core/library/bundled";
import { loadProject, type Project } from "../../core/library/project";
import { phaseOf } from "../../core/pipeline/phases";
import { pipelineOf } from "../../core/pipeline/pipeline";
import { runOverview, type RunOverview } from "../../core/pipeline/run-overview";
import { currentRun } from "../../core/runs/run-record";
import { author } from "./author";
import type { Looked } from "./run-seat";
import { hasManifest } from "../../platform/find-root";
import { projectRoots } from "../../platform/project-roots";

/** A folder that is open in the window. */
export interface OpenFolder {
  /** Absolute, as `core` writes paths. */
  readonly path: string;
  readonly name: string;
}

/** A project of the window, loaded, with what the doors of the extension ask of it most. */
export interface OpenProject {
  /** Absolute folder of the manifest, or the open folder where there is none. */
  readonly root: string;
  /** What the window calls it. */
  readonly name: string;
  readonly project: Project;
  /** Whether there is a manifest or a run: without either there is nothing to show. */
  readonly isProject: boolean;
  /** The run that work goes on in. */
  readonly run: OpenRun | undefined;
}

/** The run that work goes on in, in a person's words. */
export interface OpenRun {
  readonly id: string;
  readonly title: string;
  /** The title of the phase it is in; empty where its log names none. */
  readonly phase: string;
  /** Its log and its files as they were when the project was read: what trees, gates and the dashboard are made of. */
  readonly seen: Looked;
  /** What that comes to, as the person at this editor sees it; undefined where its log cannot be read. */
  readonly overview: RunOverview | undefined;
}

/** What projects are read with. */
export interface ProjectReader {
  readonly files: FileSystem;
  readonly bundled: Bundled;
  /** What `~` in a state root stands for. */
  readonly home: string;
  look(project: Project, runId: string): Promise<Looked>;
}

/** The projects of the open folders, each once, in the folders' order. */
export async function openProjects(
  reader: ProjectReader,
  folders: readonly OpenFolder[],
): Promise<readonly OpenProject[]> {
  const found = await Promise.all(folders.map((folder) => namedRoots(reader.files, folder)));
  const byRoot = new Map(found.flat().map((root) => [root.path, root]));
  return Promise.all([...byRoot.values()].map((root) => openProject(reader, root)));
}

/** A project in the folder is called like it; one below it by both names. */
async function namedRoots(files: FileSystem, folder: OpenFolder): Promise<readonly OpenFolder[]> {
  const roots = await projectRoots(files, folder.path);
  return roots.map((path) => {
    const below = path === folder.path ? undefined : relativeTo(folder.path, path);
    return { path, name: below === undefined ? folder.name : `${folder.name}/${below}` };
  });
}

async function openProject(reader: ProjectReader, root: OpenFolder): Promise<OpenProject> {
  const { files, bundled, home } = reader;
  const project = await loadProject(files, root.path, bundled, home);
  const isProject = (await hasManifest(files, root.path)) || project.runs.length > 0;
  const run = await openRun(reader, project);
  return { root: root.path, name: root.name || basename(root.path), project, isProject, run };
}

async function openRun(reader: ProjectReader, project: Project): Promise<OpenRun | undefined> {
  const run = currentRun(project.runs);
  if (run === undefined) return undefined;
  const phase = run.phase === undefined ? "" : (phaseOf(project, run.phase)?.title ?? run.phase);
  const seen = await reader.look(project, run.id);
  return { id: run.id, title: run.title, phase, seen, overview: overviewOf(project, seen) };
}

/** The overview of a run that was looked at. */
export function overviewOf(project: Project, seen: Looked): RunOverview | undefined {
  return seen.ok ? runOverview(pipelineOf(project), seen.run.state, seen.run.view, author()) : undefined;
}
