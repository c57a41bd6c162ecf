import { type Disposable, RelativePattern, Uri, workspace } from "vscode";
import { watchFolders } from "../platform/watch-folders";
import type { WatchedPlace } from "./engine/watched-places";
import type { ProjectState } from "./project-state";

const DEBOUNCE_MILLISECONDS = 100;

/** How long the writes of one act on a run are waited for, in milliseconds. */
const GATHER_MILLISECONDS = 25;

/**
 * Reads the projects again when their files or the window's folders change. Nothing is polled. The folders of runs are
 * followed by the system's own means, so that what another process does in a run shows at once.
 */
export function watchProjects(state: ProjectState): { dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  let watchers: readonly Disposable[] = [];
  let watched = "";

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void state.refresh(), DEBOUNCE_MILLISECONDS);
  };
  let soon: NodeJS.Timeout | undefined;
  const atOnce = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void state.refresh();
    }, GATHER_MILLISECONDS);
  };
  const folders = watchFolders((name) => (name !== null && isOfNoConcern(name) ? undefined : atOnce()));
  const watch = (places: readonly WatchedPlace[]): void => {
    const key = JSON.stringify(places);
    if (key === watched) return;
    watched = key;
    for (const watcher of watchers) watcher.dispose();
    watchers = places.map((place) => watcherOf(place, later));
  };
  const subscriptions = [
    state.onDidChange((snapshot) => {
      watch(snapshot.watched);
      // What was written into a new folder before it was watched shows by reading once more.
      if (folders.follow(snapshot.followed)) atOnce();
    }),
    folders,
    workspace.onDidChangeWorkspaceFolders(later),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      clearTimeout(soon);
      for (const one of [...watchers, ...subscriptions]) one.dispose();
    },
  };
}

/** What is written beside a run's log and says nothing new: locks, drafts and what is computed from the log. */
function isOfNoConcern(name: string): boolean {
  return name.startsWith(".") || /^(status\.json|usage\.json|summary\.md)$/.test(name);
}

function watcherOf(place: WatchedPlace, changed: () => void): Disposable {
  const pattern = new RelativePattern(Uri.file(place.folder), place.glob);
  const watcher = workspace.createFileSystemWatcher(pattern);
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}
