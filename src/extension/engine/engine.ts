import { homedir } from "node:os";
import { initialize, type Initialized } from "../../core/library/initialize";
import { loadProject, type Project } from "../../core/library/project";
import type { Observed } from "../../core/evidence/observation";
import type { RunOverview } from "../../core/pipeline/run-overview";
import { approvedText, type ApprovedText } from "../../platform/approved-text";
import type { SeenRun } from "../../platform/look-at-run";
import { currentRun, type RunRecord } from "../../core/runs/run-record";
import { loadBundled } from "../../platform/load-bundled";
import { fromNative } from "../../platform/native-path";
import { nodeFiles } from "../../platform/node-files";
import { nodeWriter } from "../../platform/node-writer";
import { configFolder } from "../../platform/config-folder";
import type { PipelineFilter } from "../nodes/pipeline-filter";
import { pipelineNodes } from "../nodes/pipeline-nodes";
import type { Translate, TreeNode } from "../nodes/tree-node";
import { artifactChoices, currentArtifact, type ArtifactChoice, type CurrentArtifact } from "./artifact-choices";
import { createArtifact, type Created } from "./create-artifact";
import { expertiseShelf, type ExpertiseShelf } from "./expertise-shelf";
import { expertiseTree, type ShownExpertise } from "./expertise-tree";
import { openProjects, overviewOf, type OpenFolder, type OpenProject } from "./open-project";
import { runArtifacts } from "./run-artifacts";
import { runPages, type RunPages } from "./run-pages";
import { runFolders, watchedPlaces, type WatchedPlace } from "./watched-places";
import { noProject, runSeat, type RunSeat } from "./run-seat";
import { criteriaDesk, type CriteriaDesk } from "./criteria-desk";
import { sampleDesk, type SampleDesk } from "./sample-desk";
import { reviewDesk, type ReviewDesk } from "./review-desk";
import { capsuleOf, keepBrief, laneForecasts, rolePrompt, type LaneForecast, type RolePrompt } from "./run-texts";
import { observeInRun, verify, type VerifyOutcome, type VerifyWish } from "./verify";
import { secretKeys, type Secrets } from "./secret-keys";
import { speakWith, t } from "./own-words";
import { untranslated } from "../../core/text/translate";

/** The engine inside of the extension's own process: trees and commands work whether or not a server runs. */
export interface Engine {
  openProjects(folders: readonly OpenFolder[]): Promise<readonly OpenProject[]>;
  pipelineTree(projects: readonly OpenProject[], t: Translate, filter: PipelineFilter): readonly TreeNode[];
  /** Modules, to be listed and read. */
  readonly expertise: ExpertiseShelf;
  /** Without a project: the bundled modules. */
  expertiseTree(projects: readonly OpenProject[], t: Translate, shown: ShownExpertise): Promise<readonly TreeNode[]>;
  watchedPlaces(projects: readonly OpenProject[]): readonly WatchedPlace[];
  /** The folders in which a change of a run has to be seen at once, absolute. */
  runFolders(projects: readonly OpenProject[]): readonly string[];
  initialize(folder: OpenFolder): Promise<Initialized>;
  /** Looking at runs and acting in them, as the person at this editor. */
  readonly seat: RunSeat;
  /** Findings of runs, as the person at this editor adds and settles them. */
  readonly review: ReviewDesk;
  /** Criteria of runs, and how they stand. */
  readonly criteria: CriteriaDesk;
  /** Modules of a project's own with the samples of their detectors. */
  readonly samples: SampleDesk;
  /** Runs as the dashboard and the exported report show them. */
  readonly pages: RunPages;
  /** A run as it is now, with what that comes to. */
  lookAt(project: Project, runId: string): Promise<RunAtHand | { readonly ok: false; readonly message: string }>;
  /** Runs what the run's documents name. The workspace has to be trusted: that is for the caller to ask. */
  verify(project: Project, runId: string, wish: VerifyWish): Promise<VerifyOutcome>;
  observe(project: Project, run: SeenRun, observed: Omit<Observed, "files">): Promise<VerifyOutcome>;
  /** Keeps what a run begins with; a sentence where that does not work. */
  keepBrief(folder: string, text: string): Promise<string | undefined>;
  laneForecasts(project: Project): Promise<readonly LaneForecast[]>;
  capsule(project: Project, run: SeenRun): Promise<string>;
  /** Of the open phase where none is named; undefined where there is none. */
  rolePrompt(project: Project, run: SeenRun, phase?: string): Promise<RolePrompt | undefined>;
  /** What a person approved last of an artifact, where it was kept. */
  approvedText(run: SeenRun, artifact: string): Promise<ApprovedText | undefined>;
  /** Undefined where no run is under way. */
  artifactChoices(project: Project): Promise<readonly ArtifactChoice[] | undefined>;
  createArtifact(project: Project, kind: string): Promise<Created>;
  currentArtifact(project: Project): Promise<CurrentArtifact>;
}

/** A run that a command works on. */
export interface RunAtHand {
  readonly ok: true;
  readonly run: SeenRun;
  readonly overview: RunOverview;
}

/** Where the extension is installed, as the machine writes paths. */
export interface Installation {
  /** The folder of the built programs and their data. */
  readonly dist: string;
  /** The folder of the bundled content. */
  readonly content: string;
  /** Where the editor keeps what is secret. */
  readonly secrets: Secrets;
  /** The editor's language; English without it. */
  readonly translate?: Translate;
}

/** Reads the bundled content and readies the engine. Throws where the installation is damaged. */
export async function createEngine(installation: Installation): Promise<Engine> {
  speakWith(installation.translate ?? untranslated);
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
  const expertise = expertiseShelf(bundled, installation.dist);
  const artifactsOf = (project: Project) => (run: RunRecord) => runArtifacts(nodeFiles, project, run);
  return {
    openProjects: (folders) =>
      openProjects({ files: nodeFiles, bundled, home, look: (project, runId) => seat.look(project, runId) }, folders),
    pipelineTree: (projects, t, filter) =>
      pipelineNodes(projects.map((open) => ({ open, content, t, filter, artifactsOf: artifactsOf(open.project) }))),
    expertise,
    expertiseTree: (projects, t, shown) => expertiseTree(expertise, projects, { t, content }, shown),
    watchedPlaces: (projects) => projects.flatMap(watchedPlaces),
    runFolders: (projects) => projects.flatMap(runFolders),
    initialize: (folder) => initialize(nodeWriter, folder),
    seat,
    review: reviewDesk(nodeFiles, seat, now),
    criteria: criteriaDesk,
    samples: sampleDesk(nodeFiles),
    pages: runPages(seat, installation.dist),
    lookAt: async (project, runId) => {
      const looked = await seat.look(project, runId);
      const overview = overviewOf(project, looked);
      if (!looked.ok) return looked;
      return overview === undefined
        ? { ok: false, message: t("The log of {0} has no beginning.", `\`${runId}\``) }
        : { ok: true, run: looked.run, overview };
    },
    verify: async (project, runId, wish) => {
      const place = seat.home(project);
      if (place === undefined) return { ...noProject(), reason: "failed" };
      const looked = await seat.look(project, runId);
      return looked.ok ? verify(place, looked.run, wish, now) : { ...looked, reason: "failed" };
    },
    observe: async (project, run, observed) => {
      const place = seat.home(project);
      return place === undefined ? { ...noProject(), reason: "failed" } : observeInRun(place, run, observed, now);
    },
    keepBrief,
    laneForecasts,
    capsule: capsuleOf,
    rolePrompt: (project, run, phase) => rolePrompt(project, run, content, phase),
    approvedText,
    artifactChoices: async (project) => {
      const run = currentRun(project.runs);
      return run === undefined ? undefined : artifactChoices(nodeFiles, project, run);
    },
    createArtifact: async (project, kind) => {
      const run = currentRun(project.runs);
      if (run === undefined) return { ok: false, message: t("No run is under way here.") };
      return createArtifact(machine, project, run, kind, now());
    },
    currentArtifact: (project) => currentArtifact(nodeFiles, project),
  };
}

function now(): string {
  return new Date().toISOString();
}
