import type { FileSystem } from "../files/file-system";
import { detectFile, type FileDetection, type ProjectDetectors } from "./detect-file";
import type { DetectorRunner } from "./detector-runner";

/** Files that are read and looked at ahead of the threads, so that none of them waits. */
const AHEAD = 16;

/** How a look at many files is followed and ended. */
export interface DetectWatch {
  readonly isCancelled: () => boolean;
  /** Told before each file. */
  readonly report: (index: number) => void;
}

/**
 * Runs the detectors of a project, which the runner was given, over files, several at a time, until it is cancelled. Gives
 * what `keep` makes of each file, in no order; what cannot be read, or was not looked at by then, is left out.
 */
export async function detectFiles<Kept>(
  detectors: ProjectDetectors,
  paths: readonly string[],
  { files, runner }: { files: Pick<FileSystem, "list" | "readText">; runner: DetectorRunner },
  { isCancelled, report }: DetectWatch,
  keep: (found: FileDetection) => Kept,
): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < paths.length && !isCancelled()) {
      const index = next++;
      report(index);
      const path = paths[index] ?? "";
      const read = await files.readText(path);
      if (!read.ok) continue;
      const found = await detectFile(detectors, { path, text: read.text }, files, runner);
      if (!isCancelled() || !found.unread) kept.push(keep(found));
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, line));
  return kept;
}
