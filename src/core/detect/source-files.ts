import type { FileSystem } from "../files/file-system";
import type { LeavesOut } from "../files/left-out";
import { relativeTo } from "../files/path";
import { readIgnoreFile, type IgnoreRules } from "./ignore-file";

/** Folders that hold what others wrote or what was made, whether or not an ignore file names them. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ".git",
  ".gradle",
  ".hg",
  ".idea",
  ".next",
  ".nuxt",
  ".svn",
  ".terraform",
  ".tox",
  ".venv",
  ".wazir",
  "__pycache__",
  "bower_components",
  "build",
  "coverage",
  "dist",
  "node_modules",
  "out",
  "target",
  "vendor",
  "venv",
]);

/** Files that nobody wrote by hand. */
const MADE = /\.min\.\w+$|\.bundle\.js$|\.map$|\.lock$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|go\.sum)$/;

/** How deep folders are entered. */
const MAX_DEPTH = 40;

/** The rules of an ignore file, and the folder that they are for. */
interface Ignoring {
  readonly folder: string;
  readonly rules: IgnoreRules;
}

/**
 * The source files below a folder in order, as they are found: without what `.gitignore` files leave out, dependencies, what
 * was built, and links. What `leavesOut` says besides is left out too; it is asked about paths below the folder.
 */
export async function* sourceFiles(
  files: FileSystem,
  folder: string,
  leavesOut: LeavesOut = () => false,
): AsyncGenerator<string> {
  const isLeftOut: LeavesOut = (path, siblings) => leavesOut(relativeTo(folder, path) ?? path, siblings);
  yield* below(files, folder, isLeftOut, [], MAX_DEPTH);
}

async function* below(
  files: FileSystem,
  folder: string,
  isLeftOut: LeavesOut,
  above: readonly Ignoring[],
  depth: number,
): AsyncGenerator<string> {
  const entries = await files.list(folder);
  const own = entries.some(({ name, kind }) => name === ".gitignore" && kind === "file")
    ? await files.readText(`${folder}/.gitignore`)
    : undefined;
  const ignoring = own?.ok === true ? [...above, { folder, rules: readIgnoreFile(own.text) }] : above;
  const names = new Set(entries.map(({ name }) => name));
  for (const { name, kind } of entries) {
    const path = `${folder}/${name}`;
    if (isLeftOut(path, names)) continue;
    if (kind === "file" && !MADE.test(path) && !isIgnored(path, false, ignoring)) yield path;
    if (kind !== "directory" || depth === 0 || SKIPPED_FOLDERS.has(name) || isIgnored(path, true, ignoring)) continue;
    yield* below(files, path, isLeftOut, ignoring, depth - 1);
  }
}

/** The nearest ignore file that says something of a path decides. */
function isIgnored(path: string, isFolder: boolean, ignoring: readonly Ignoring[]): boolean {
  for (const { folder, rules } of ignoring.toReversed()) {
    const verdict = rules(relativeTo(folder, path) ?? path, isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
