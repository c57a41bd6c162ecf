import { isRecord } from "../documents/record";
import type { FileSystem } from "../files/file-system";
import { readGlob, type PathMatcher } from "../files/glob";
import { dirname, join, relativeTo } from "../files/path";
import { textsOf } from "../library/item";
import { readPathPatterns } from "./path-patterns";
import { isFault, type PatternFault } from "./pattern-fault";

/** The pattern of a detector with the engine `glob`. */
export interface GlobPattern {
  /** The files that are hits, unless what follows is there. */
  readonly present: PathMatcher;
  /** Paths relative to the file's folder, or from `/` on to the project; their last name may hold wildcards. */
  readonly without: readonly string[];
}

/**
 * Reads the pattern of a detector with the engine `glob`: a pattern of paths relative to the project, or
 * `{present, without}`, where a file that `present` names is a hit if none of those that `without` names stands there.
 */
export function readGlobPattern(pattern: unknown): GlobPattern | PatternFault {
  const given = isRecord(pattern) ? pattern : { present: pattern };
  const unknown = Object.keys(given).find((key) => key !== "present" && key !== "without");
  if (unknown !== undefined)
    return { fault: `\`${unknown}\` is not known here; there are \`present\` and \`without\`` };
  const present = readPathPatterns(given.present);
  if (isFault(present)) return present;
  const without = typeof given.without === "string" ? [given.without] : textsOf(given.without);
  if (given.without !== undefined && without.length === 0) return { fault: "`without` is a path or a list of paths" };
  const wild = without.find((path) => /[*?[{]/.test(dirname(path)) || readGlob(path) === undefined);
  return wild === undefined ? { present, without } : { fault: `in \`${wild}\` only the last name may hold wildcards` };
}

/** Whether a file, by its path below the project's folder, is a hit. */
export async function isGlobHit(
  { present, without }: GlobPattern,
  files: Pick<FileSystem, "list">,
  root: string,
  path: string,
): Promise<boolean> {
  if (!present(path)) return false;
  for (const written of without) {
    const base = written.startsWith("/") ? root : dirname(join(root, path));
    const wanted = join(base, written.replace(/^\//, ""));
    const fits = readGlob(wanted.slice(wanted.lastIndexOf("/") + 1));
    const entries = relativeTo(root, wanted) === undefined ? [] : await files.list(dirname(wanted));
    if (entries.some(({ name }) => fits?.(name) === true)) return false;
  }
  return true;
}
