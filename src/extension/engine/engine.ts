import { homedir } from "node:os";
import { initialize, type Initialized } from "../../core/library/initialize";
import { loadProject, type Project } from "../../core/library/project";
import { currentRun, type RunRecord } from "../../core/runs/run-record";
import { loadBundled } from "../../platform/load-bundled";
import { fromNative } from "../../platform/native-path";
import { nodeFiles } from "../../platform/node-files";
import { nodeWriter } from "../../platform/node-writer";
import { configFolder } from "../../platform/config-folder";
import { expertiseNodes } from "../nodes/expertise-nodes";
import type { PipelineFilter } from "../nodes/pipeline-filter";
import { pipelineNodes } from "../nodes/pipeline-nodes";
import type { Translate, TreeNode } from "../nodes/tree-node";
import { artifactChoices, currentArtifact, type ArtifactChoice, type CurrentArtifact } from "./artifact-choices";
import { createArtifact, type Created } from "./create-artifact";
import { openProjects, type OpenFolder, type OpenProject } from "./open-project";
import { runArtifacts } from "./run-artifacts";
import { runPages, type RunPages } from "./run-pages";
import { runFolders, watchedPlaces, type WatchedPlace } from "./watched-places";
import { runSeat, type RunSeat } from "./run-seat";
import { criteriaDesk, type CriteriaDesk } from "./criteria-desk";
import { reviewDesk, type ReviewDesk } from "./review-desk";
import { secretKeys, type Secrets } from "./secret-keys";

/** The engine inside of the extension's own process: trees and commands work whether or not a server runs. */
export interface Engine {
  openProjects(folders: readonly OpenFolder[]): Promise<readonly OpenProject[]>;
  pipelineTree(projects: readonly OpenProject[], t: Translate, filter: PipelineFilter): readonly TreeNode[];
  /** Without a project: the bundled modules. */
  expertiseTree(projects: readonly OpenProject[], t: Translate): readonly TreeNode[];
  watchedPlaces(projects: readonly OpenProject[]): readonly WatchedPlace[];
  /** The folders in which a change of a run has to be seen at once, absolute. */
  runFolders(projects: readonly OpenProject[]): readonly string[];
  initialize(folder: OpenFolder): Promise<Initialized>;
  /** Looking at runs and acting in them, as the person at this editor. */
  readonly seat: RunSeat;
  /** Findings of runs, as the person at this editor adds and settles them. */
  readonly review: ReviewDesk;
  /** Criteria of runs, and the commands that decide them. */
  readonly criteria: CriteriaDesk;
  /** Runs as the dashboard and the exported report show them. */
  readonly pages: RunPages;
  /** Undefined where no run is under way. */
  artifactChoices(project: Project): Promise<readonly ArtifactChoice[] | undefined>;
  createArtifact(project: Project, kind: string): Promise<Created>;
  currentArtifact(project: Project): Promise<CurrentArtifact>;
}

/** Where the extension is installed, as the machine writes paths. */
export interface Installation {
  /** The folder of the built programs and their data. */
  readonly dist: string;
  /** The folder of the bundled content. */
  readonly content: string;
  /** Where the editor keeps what is secret. */
  readonly secrets: Secrets;
}

/** Reads the bundled content and readies the engine. Throws where the installation is damaged. */
export async function createEngine(installation: Installation): Promise<Engine> {
  const bundled = await loadBundled(installation.dist);
  const content = fromNative(installation.content);
  const home = fromNative(homedir());
  const machine = { files: nodeFiles, writer: nodeWriter };
  const seat = runSeat({
    load: (root) => loadProject(nodeFiles, root, bundled, home),
    keys: secretKeys(installation.secrets),
    settings: configFolder(),
    now,
  });
  const artifactsOf = (project: Project) => (run: RunRecord) => runArtifacts(nodeFiles, project, run);
  return {
    openProjects: (folders) =>
      openProjects({ files: nodeFiles, bundled, home, look: (project, runId) => seat.look(project, runId) }, folders),
    pipelineTree: (projects, t, filter) =>
      pipelineNodes(projects.map((open) => ({ open, content, t, filter, artifactsOf: artifactsOf(open.project) }))),
    expertiseTree: (projects, t) => {
      const scopes = projects.map(({ root, name, project }) => ({
        root,
        name,
        modules: project.library.all("module"),
      }));
      const bundledOnly = { root: undefined, name: "", modules: bundled.library.all("module") };
      return expertiseNodes((scopes.length === 0 ? [bundledOnly] : scopes).map((scope) => ({ ...scope, content, t })));
    },
    watchedPlaces: (projects) => projects.flatMap(watchedPlaces),
    runFolders: (projects) => projects.flatMap(runFolders),
    initialize: (folder) => initialize(nodeWriter, folder),
    seat,
    review: reviewDesk(nodeFiles, seat, now),
    criteria: criteriaDesk(seat, now),
    pages: runPages(seat, installation.dist),
    artifactChoices: async (project) => {
      const run = currentRun(project.runs);
      return run === undefined ? undefined : artifactChoices(nodeFiles, project, run);
    },
    createArtifact: async (project, kind) => {
      const run = currentRun(project.runs);
      if (run === undefined) return { ok: false, message: "No run is under way here." };
      return createArtifact(machine, project, run, kind, now());
    },
    currentArtifact: (project) => currentArtifact(nodeFiles, project),
  };
}

function now(): string {
  return new Date().toISOString();
}
