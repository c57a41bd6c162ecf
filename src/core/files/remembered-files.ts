import { shareReadings } from "../documents/read-file";
import { onceForEach } from "../kept-with";
import type { DirectoryEntry, FileSystem, PathKind, ReadOutcome } from "./file-system";
import { basename, dirname, join } from "./path";

/** Texts that are kept: what all artifacts of a run look at, and not all that a sweep reads. */
const KEPT_TEXTS = 64;

/**
 * A file system that asks for each thing once and then remembers it: for a look at many documents at one moment, which all
 * ask for the same folders. What a folder lists answers for what stands in it, and nothing stands in one that is missing.
 * Only folders in `homes`, the folders of projects, are listed for that. To be thrown away after the look.
 */
export function rememberedFiles(files: FileSystem, homes: readonly string[]): FileSystem {
  const list = onceForEach((path: string) => files.list(path));
  const texts = new Map<string, Promise<ReadOutcome>>();
  const prefixes = homes.map((home) => (home.endsWith("/") ? home : `${home}/`));
  const isInside = (path: string): boolean =>
    prefixes.some((prefix) => path.length > prefix.length && path.startsWith(prefix));
  const entryAt = async (path: string): Promise<DirectoryEntry | "missing" | undefined> => {
    if (!isInside(path)) return undefined;
    const folder = dirname(path);
    const kind = await kindOf(folder);
    if (kind === "missing") return "missing";
    const entries = kind === "directory" ? await list(folder) : [];
    const name = basename(path);
    const entry = entries.find((one) => one.name === name);
    if (entry !== undefined) return entry;
    // Some disks take other spellings of a name for the same, and a folder that may not be read lists nothing.
    const isAnother = entries.some((one) => one.name.toLowerCase() === name.toLowerCase());
    return entries.length === 0 || isAnother || !/^[\x20-\x7e]+$/.test(name) ? undefined : "missing";
  };
  const kindOf: (path: string) => Promise<PathKind> = onceForEach(async (path: string) => {
    const entry = await entryAt(path);
    if (entry === "missing") return "missing";
    return entry?.kind === "file" || entry?.kind === "directory" ? entry.kind : files.kindOf(path);
  });
  const realPath: (path: string) => Promise<string | undefined> = onceForEach(async (path: string) => {
    const entry = await entryAt(path);
    if (typeof entry !== "object" || (entry.kind !== "file" && entry.kind !== "directory")) return files.realPath(path);
    const folder = await realPath(dirname(path));
    return folder === undefined ? undefined : join(folder, entry.name);
  });
  const remembered: FileSystem = {
    ...files,
    list,
    kindOf,
    realPath,
    readText(path) {
      const reading = texts.get(path) ?? files.readText(path);
      texts.delete(path);
      texts.set(path, reading);
      const [oldest] = texts.keys();
      if (texts.size > KEPT_TEXTS && oldest !== undefined) texts.delete(oldest);
      return reading;
    },
  };
  shareReadings(files, remembered);
  return remembered;
}
