import { formatOfPath } from "../documents/read-document";
import { readAgain } from "../documents/read-file";
import { staysInside } from "../files/contained";
import type { FileSystem, ReadFailure } from "../files/file-system";
import { findEntries, type FoundEntry } from "../files/find-files";
import { join, relativeTo } from "../files/path";
import { documentKind } from "../library/document-kind";
import { MANIFEST_NAME } from "../library/manifest";
import type { Project } from "../library/project";
import { UNREADABLE } from "./all-rules";
import { checkDocument } from "./check-document";
import type { CheckedDocument, Diagnostic } from "./rule";
import { SWEEPS, type Sweep } from "./sweeps";

/** One file of a project that was checked, with its text so that places can be shown. */
export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  /** The id of the document's kind; `undefined` for one that could not be read. */
  readonly kind: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The documents of a project that these sweeps look at, sorted and each once. */
export async function documentPaths(
  files: FileSystem,
  project: Project,
  sweeps: readonly Sweep[],
): Promise<readonly string[]> {
  return distinctPaths(await sweepEntries(files, project, sweeps));
}

/** The same without folders and links that are not followed: what may be read as it is. */
export async function documentFiles(files: FileSystem, project: Project): Promise<readonly string[]> {
  return distinctPaths((await sweepEntries(files, project, SWEEPS)).filter(({ isFile }) => isFile));
}

function distinctPaths(entries: readonly FoundEntry[]): readonly string[] {
  return [...new Set(entries.map(({ path }) => path))].sort();
}

async function sweepEntries(
  files: FileSystem,
  project: Project,
  sweeps: readonly Sweep[],
): Promise<readonly FoundEntry[]> {
  const { root } = project;
  if (root === undefined) return [];
  const found = await Promise.all(sweeps.map((sweep) => entriesOf(files, root, project, sweep)));
  return found.flat();
}

async function entriesOf(
  files: FileSystem,
  root: string,
  project: Project,
  sweep: Sweep,
): Promise<readonly FoundEntry[]> {
  if (sweep === "manifest") {
    const path = join(root, MANIFEST_NAME);
    return project.hasManifest || (await files.kindOf(path)) !== "missing" ? [{ path, isFile: true }] : [];
  }
  const folder = sweep === "artifacts" ? `${project.stateRoot ?? root}/runs` : project.folders.get(sweep);
  if (folder === undefined) return [];
  const entries = await findEntries(files, sweep === "artifacts" ? (project.stateRoot ?? root) : root, folder, 8);
  return entries.filter(({ path }) => formatOfPath(path) !== undefined && !path.includes("/captures/"));
}

/** What else a check of a file may be given. */
export type FileCheck = Pick<CheckedDocument, "severities" | "beside" | "now" | "instruments">;

/**
 * Checks one file as it is on disk; undefined where it is none of our documents. A sweep over many files gives one
 * `beside` to all of them, so that no run is read more than once.
 */
export async function checkFile(
  files: FileSystem,
  project: Project,
  path: string,
  { severities, beside, now, instruments }: FileCheck = {},
): Promise<CheckedFile | undefined> {
  const format = formatOfPath(path);
  if (format === undefined) return undefined;
  if (await leadsOutside(files, project, path)) return unreadable(path, "outside", "");
  const read = await files.readText(path);
  if (!read.ok) return unreadable(path, read.reason, read.detail);
  const document = readAgain(files, path, read.text, format);
  const kind = documentKind(project, path, document);
  if (kind === undefined) return undefined;
  const checked = { path, document, kind, project, files, severities, beside, now, instruments };
  const diagnostics = await checkDocument(checked);
  return { path, text: read.text, kind: kind.id, diagnostics };
}

/** Whether a path in a project is a link to something that is not in it. */
export async function leadsOutside(files: FileSystem, { root, stateRoot }: Project, path: string): Promise<boolean> {
  const home = [root, stateRoot].find((folder) => folder !== undefined && relativeTo(folder, path) !== undefined);
  if (home === undefined || (await files.realPath(path)) === undefined) return false;
  return !(await staysInside(files, home, path));
}

const REASONS: Readonly<Record<ReadFailure | "outside", string>> = {
  outside: "is a link that leads outside of the project, so it is not read",
  missing: "is not there",
  directory: "is a folder, and a file is expected",
  "too-large": "is too large to be read",
  unreadable: "cannot be read",
};

function unreadable(path: string, reason: ReadFailure | "outside", detail: string): CheckedFile {
  const message = `\`${path.slice(path.lastIndexOf("/") + 1)}\` ${REASONS[reason]}${detail === "" ? "" : ` (${detail})`}.`;
  const diagnostic = { code: UNREADABLE.code, severity: UNREADABLE.severity, message, range: { start: 0, end: 0 } };
  return { path, text: "", kind: undefined, diagnostics: [diagnostic] };
}
