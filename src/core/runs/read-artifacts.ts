import { formatOfPath, readDocument, type ReadDocument } from "../documents/read-document";
import type { FileSystem } from "../files/file-system";
import { findFiles } from "../files/find-files";
import { relativeTo } from "../files/path";
import { documentKind, type DocumentKind } from "../library/document-kind";
import type { Project } from "../library/project";

/** An artifact of a run, read. */
export interface ReadArtifact {
  /** Absolute. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly document: ReadDocument;
}

/** Folders below `artifacts/` that are looked into. */
const DEPTH = 2;

/** The last reading of each file, kept with its project: a text that is as it was is not parsed again. */
const readings = new WeakMap<Project, Map<string, ReadDocument>>();

/** The folder of the run that the file at `path` belongs to, or undefined where it belongs to none. */
export function runFolderOf(project: Project, path: string): string | undefined {
  const runs = project.stateRoot === undefined ? undefined : `${project.stateRoot}/runs`;
  const [id, file] = runs === undefined ? [] : (relativeTo(runs, path)?.split("/") ?? []);
  return runs === undefined || id === undefined || file === undefined ? undefined : `${runs}/${id}`;
}

/** The artifacts of the run that the file at `path` belongs to; none where it belongs to none. */
export async function artifactsBeside(
  project: Project,
  files: FileSystem,
  path: string,
): Promise<readonly ReadArtifact[]> {
  const run = runFolderOf(project, path);
  return run === undefined ? [] : readRunArtifacts(project, files, run);
}

/** The artifacts of the run whose folder is `runPath`, sorted by path. What cannot be read is left out. */
export async function readRunArtifacts(
  project: Project,
  files: FileSystem,
  runPath: string,
): Promise<readonly ReadArtifact[]> {
  const paths = await findFiles(files, project.stateRoot ?? runPath, `${runPath}/artifacts`, DEPTH);
  const read = await Promise.all(paths.map((path) => readArtifact(project, files, path)));
  return read.flat();
}

async function readArtifact(project: Project, files: FileSystem, path: string): Promise<readonly ReadArtifact[]> {
  const format = formatOfPath(path);
  const read = format === undefined ? undefined : await files.readText(path);
  if (format === undefined || read?.ok !== true) return [];
  const known = readings.get(project) ?? new Map<string, ReadDocument>();
  readings.set(project, known);
  const last = known.get(path);
  const document = last?.text === read.text ? last : readDocument(read.text, format);
  known.set(path, document);
  const kind = documentKind(project, path, document);
  return kind?.id === "artifact" ? [{ path, kind, document }] : [];
}
