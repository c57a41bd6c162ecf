import { type Event, EventEmitter, l10n, type LogOutputChannel, type Memento, workspace } from "vscode";
import { fromNative } from "../platform/native-path";
import type { Engine } from "./engine/engine";
import type { OpenFolder, OpenProject } from "./engine/open-project";
import type { WatchedPlace } from "./engine/watched-places";
import { isPipelineFilter, type PipelineFilter } from "./nodes/pipeline-filter";
import type { TreeNode } from "./nodes/tree-node";

/** What a window has for us: decides what the views say while they are empty. */
export type Situation = "noFolder" | "noManifest" | "ready" | "failed";

/** The window's projects as they were read last, and the tree made from them. */
export interface Snapshot {
  readonly situation: Situation;
  readonly projects: readonly OpenProject[];
  readonly pipeline: readonly TreeNode[];
  readonly watched: readonly WatchedPlace[];
  /** Folders in which a change has to be seen at once, absolute. */
  readonly followed: readonly string[];
}

/** The one place that knows the window's projects. Everything shown is made from its snapshot. */
export interface ProjectState {
  /** Undefined until the first reading ends. */
  readonly snapshot: Snapshot | undefined;
  readonly onDidChange: Event<Snapshot>;
  /** Which phases the pipeline tree shows. */
  readonly filter: PipelineFilter;
  /** Shows other phases from now on. */
  setFilter(filter: PipelineFilter): Promise<void>;
  /** The last snapshot; the first call reads the projects. */
  loaded(): Promise<Snapshot>;
  /** Reads the projects again. Calls during a reading share the one that follows it. Never rejects. */
  refresh(): Promise<Snapshot>;
  dispose(): void;
}

/** Makes the state of this window; nothing is read before it is asked for. */
export function createProjectState(
  engine: () => Promise<Engine>,
  log: LogOutputChannel,
  memory: Memento,
): ProjectState {
  const changed = new EventEmitter<Snapshot>();
  let snapshot: Snapshot | undefined;
  let reading: Promise<Snapshot> | undefined;
  let following: Promise<Snapshot> | undefined;

  const filter = (): PipelineFilter => {
    const kept = memory.get(FILTER);
    return isPipelineFilter(kept) ? kept : "lane";
  };
  const read = async (): Promise<Snapshot> => {
    following = undefined;
    snapshot = await readSnapshot(engine, log, filter());
    changed.fire(snapshot);
    return snapshot;
  };
  const refresh = (): Promise<Snapshot> => {
    if (reading !== undefined) return (following ??= reading.then(refresh));
    reading = read().finally(() => (reading = undefined));
    return reading;
  };
  return {
    get snapshot() {
      return snapshot;
    },
    onDidChange: changed.event,
    get filter() {
      return filter();
    },
    setFilter: async (chosen) => {
      await memory.update(FILTER, chosen);
      await refresh();
    },
    loaded: () => (snapshot === undefined ? (reading ?? refresh()) : Promise.resolve(snapshot)),
    refresh,
    dispose: () => changed.dispose(),
  };
}

/** Under what name a workspace's choice is kept. */
const FILTER = "wazir.pipelineFilter";

async function readSnapshot(
  engine: () => Promise<Engine>,
  log: LogOutputChannel,
  filter: PipelineFilter,
): Promise<Snapshot> {
  try {
    const started = performance.now();
    const loaded = await engine();
    const folders = openFolders();
    const projects = await loaded.openProjects(folders);
    log.debug(`Read ${projects.length} projects in ${Math.round(performance.now() - started)} ms.`);
    return {
      situation: situationOf(folders, projects),
      projects,
      pipeline: loaded.pipelineTree(projects, l10n.t, filter),
      watched: loaded.watchedPlaces(projects),
      followed: loaded.runFolders(projects),
    };
  } catch (error) {
    log.error("The engine could not read this window's projects.", error);
    return { situation: "failed", projects: [], pipeline: [], watched: [], followed: [] };
  }
}

function situationOf(folders: readonly OpenFolder[], projects: readonly OpenProject[]): Situation {
  if (folders.length === 0) return "noFolder";
  return projects.length === 1 && projects[0]?.isProject === false ? "noManifest" : "ready";
}

/** The folders of the window that are on a disk, as `core` writes paths. */
function openFolders(): readonly OpenFolder[] {
  return (workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => ({ path: fromNative(folder.uri.fsPath), name: folder.name }));
}
