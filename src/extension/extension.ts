import { LOAD_STARTED } from "./load-started";
import { type Disposable, type ExtensionContext, l10n, type TreeDataProvider, window } from "vscode";
import { provideApprovedDocuments } from "./approved-documents";
import { registerCommands } from "./commands/register-commands";
import { createDashboard, type Dashboard } from "./dashboard/dashboard";
import type { DetectorViews } from "./detectors/detector-views";
import type { ExpertiseDesk } from "./expertise/expertise";
import { createExpertiseView } from "./expertise/expertise-view";
import { provideModulePages } from "./expertise/module-pages";
import { createOwnFacts } from "./expertise/own-facts";
import { lazyViews } from "./lazy-views";
import { lazy, loadDetectorsModule, loadEngineModule, loadExpertiseModule, loadRunViewsModule } from "./load";
import { countOf } from "./nodes/module-filter";
import type { TreeNode } from "./nodes/tree-node";
import { createProjectState, type ProjectState, type Snapshot } from "./project-state";
import type { RunViews } from "./run-views";
import { createServerLink, type ServerLink } from "./server-link";
import { offerInTerminals } from "./terminal-path";
import { createDocumentStatus, type DocumentStatus } from "./document-status";
import { createRunStatus, type RunStatus } from "./status-bar";
import { registerViews } from "./views/register-views";
import { followProgress, type Progress } from "./walkthrough-progress";
import { watchProjects } from "./watch";

/** What the activated extension shows of itself to tests. */
export interface WazirExtension {
  /**
   * Milliseconds of processor time that loading the program and `activate` took; what the host does in between is not ours,
   * nor is what the clock counts while another program has the processor.
   */
  readonly activationMs: number;
  /** Settled once the projects were read for the first time. */
  readonly ready: Promise<void>;
  readonly state: ProjectState;
  readonly server: ServerLink;
  readonly pipeline: TreeDataProvider<TreeNode>;
  readonly expertise: TreeDataProvider<TreeNode>;
  /** What a person does with modules, loaded where it is not yet. */
  readonly expertiseDesk: () => Promise<ExpertiseDesk>;
  /** Findings and criteria of the window's runs, registered where they are not yet. */
  readonly runViews: () => Promise<RunViews>;
  /** Samples of the window's own detectors, shown where they are not yet. */
  readonly detectors: () => Promise<DetectorViews>;
  readonly dashboard: Pick<Dashboard, "shown" | "onDidShow">;
  readonly progress: Pick<Progress, "reached">;
  readonly statusBar: Pick<RunStatus, "shown">;
  readonly documentStatus: Pick<DocumentStatus, "kind" | "run" | "onDidChange">;
}

let server: ServerLink | undefined;

/** Registers what the extension offers. The engine and the language client are read afterwards, when they are needed. */
export function activate(context: ExtensionContext): WazirExtension {
  const started = process.cpuUsage();
  const log = window.createOutputChannel("Wazir", { log: true });
  const installation = {
    dist: context.asAbsolutePath("dist"),
    content: context.asAbsolutePath("content"),
    secrets: context.secrets,
    translate: l10n.t,
  };
  const engine = lazy(() => loadEngineModule().createEngine(installation));
  const state = createProjectState(engine, log, context.workspaceState);
  const link = createServerLink(context.asAbsolutePath("dist/server.js"), log);
  const views = registerViews(state);
  const statusBar = createRunStatus(state);
  const documentStatus = createDocumentStatus(state, link);
  const runViews = lazyViews(state, {
    make: async () => loadRunViewsModule().createRunViews(await engine(), state, context.workspaceState, log),
    isNeeded: ({ projects }) => projects.some(({ project }) => project.runs.length > 0),
    failed: (error) => log.error("Findings and criteria cannot be shown.", error),
  });
  const detectors = lazyViews(state, {
    make: async () => loadDetectorsModule().createDetectorViews({ engine: await engine(), state, server: link, log }),
    isNeeded: hasOwnDetectors,
    failed: (error) => log.error("The samples of detectors cannot be shown.", error),
  });
  const dashboard = createDashboard({ extension: context.extensionUri, state, engine, log });
  const own = createOwnFacts(state, link, log);
  const view = createExpertiseView(state, engine, own, context.workspaceState);
  const around = { engine, state, server: link, view, own };
  const expertise = lazy(() => Promise.resolve(loadExpertiseModule().createExpertiseDesk(around)));
  const { wanted: detectorViews } = detectors;
  const doors = { runViews: runViews.wanted, detectors: detectorViews, server: link, dashboard, expertise, views };
  const commands = registerCommands({ state, engine, log, ...doors });
  const progress = followProgress(state, link);
  server = link;
  context.subscriptions.push(
    log,
    state,
    views,
    statusBar,
    documentStatus,
    dashboard,
    progress,
    commands,
    runViews,
    detectors,
    own,
    view,
    provideModulePages(state, engine, own),
    watchProjects(state),
    provideApprovedDocuments(state, engine),
    startWithProject(state, link),
  );
  offerInTerminals(context);
  const ready = firstReading(state);
  const activationMs = LOAD_MS + millisecondsSince(started);
  const { pipeline } = views;
  const shown = {
    pipeline,
    expertise: view.tree,
    expertiseDesk: expertise,
    dashboard,
    progress,
    statusBar,
    documentStatus,
    runViews: runViews.wanted,
    detectors: detectorViews,
  };
  return { activationMs, ready, state, server: link, ...shown };
}

/** Ends the language server's process. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** Starts the language server as soon as the window has a project. */
function startWithProject(state: ProjectState, link: ServerLink): Disposable {
  const subscription = state.onDidChange(({ situation }) => {
    if (situation !== "ready") return;
    subscription.dispose();
    void link.start();
  });
  return subscription;
}

function hasOwnDetectors({ projects }: Snapshot): boolean {
  const modules = projects.flatMap(({ project }) => project.library.all("module"));
  return modules.some(({ origin, fields }) => origin === "workspace" && countOf(fields.detect) > 0);
}

/** Reads the projects after the host is through with everything it activates. */
async function firstReading(state: ProjectState): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await state.loaded();
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** What it took to run the program to its last line, which is this one. */
const LOAD_MS = millisecondsSince(LOAD_STARTED);
