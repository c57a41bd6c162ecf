import { shareReadings } from "../core/documents/read-file";
import type { FileSystem } from "../core/files/file-system";
import { onceForEach } from "../core/kept-with";

/** A file system whose answers about what stands where are taken for true for a while. */
export interface RecentPlaces {
  /** To be asked for anew by each look. */
  readonly files: () => FileSystem;
  readonly forget: () => void;
}

/**
 * Asks `files` what stands at a path, and where its links lead, at most once in so many milliseconds: for what is looked at
 * with each keystroke, and again after the last one. Texts and folders are read each time.
 */
export function recentPlaces(files: FileSystem, milliseconds: number): RecentPlaces {
  let view: { readonly files: FileSystem; readonly since: number } | undefined;
  return {
    files() {
      if (view !== undefined && performance.now() - view.since < milliseconds) return view.files;
      const kindOf = onceForEach((path: string) => files.kindOf(path));
      const realPath = onceForEach((path: string) => files.realPath(path));
      const fresh: FileSystem = { ...files, kindOf, realPath };
      shareReadings(files, fresh);
      view = { files: fresh, since: performance.now() };
      return fresh;
    },
    forget: () => (view = undefined),
  };
}
