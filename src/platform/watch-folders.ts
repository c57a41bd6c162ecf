import { watch, type FSWatcher } from "node:fs";

/** Watchers of folders, as they were asked for last. */
export interface FolderWatch {
  /**
   * Watches these folders, absolute, and no others: what stands directly in them. A folder that is not there is left
   * out, so whoever asks asks again once the one above it has changed. Answers whether there are any that were not
   * watched before: what happened in them until now, nobody was told of.
   */
  follow(folders: readonly string[]): boolean;
  dispose(): void;
}

/**
 * Tells of changes in folders right as the system tells of them: an editor's own watchers gather changes for some time
 * first. `changed` is given the name of what changed, where the system says it.
 */
export function watchFolders(changed: (name: string | null) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string): boolean => {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => changed(name));
      // The folder is gone, or the system has no more watchers to give: the editor's own still tell of changes.
      watcher.on("error", () => drop(folder));
      watchers.set(folder, watcher);
      return true;
    } catch {
      return false;
    }
  };
  return {
    follow(folders) {
      const wanted = new Set(folders);
      for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) drop(folder);
      const added = [...wanted].filter((folder) => !watchers.has(folder)).map(add);
      return added.includes(true);
    },
    dispose: () => {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
