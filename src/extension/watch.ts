import { type Disposable, RelativePattern, Uri, workspace } from "vscode";
import type { WatchedPlace } from "./engine/watched-places";
import type { ProjectState } from "./project-state";

const DEBOUNCE_MILLISECONDS = 100;

/** Reads the projects again when their files or the window's folders change. Nothing is polled. */
export function watchProjects(state: ProjectState): { dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  let watchers: readonly Disposable[] = [];
  let watched = "";

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void state.refresh(), DEBOUNCE_MILLISECONDS);
  };
  const watch = (places: readonly WatchedPlace[]): void => {
    const key = JSON.stringify(places);
    if (key === watched) return;
    watched = key;
    for (const watcher of watchers) watcher.dispose();
    watchers = places.map((place) => watcherOf(place, later));
  };
  const subscriptions = [
    state.onDidChange((snapshot) => watch(snapshot.watched)),
    workspace.onDidChangeWorkspaceFolders(later),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      for (const one of [...watchers, ...subscriptions]) one.dispose();
    },
  };
}

function watcherOf(place: WatchedPlace, changed: () => void): Disposable {
  const pattern = new RelativePattern(Uri.file(place.folder), place.glob);
  const watcher = workspace.createFileSystemWatcher(pattern);
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}
