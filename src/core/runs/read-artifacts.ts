import type { ReadDocument } from "../documents/read-document";
import { readFile } from "../documents/read-file";
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

/** How the artifacts beside a document are come by. */
export type ArtifactsBeside = typeof artifactsBeside;

/** The same for a sweep over many documents in the order of their paths: each run is read once, and then let go. */
export function artifactsBesideOnce(): ArtifactsBeside {
  let last: { readonly run: string; readonly artifacts: Promise<readonly ReadArtifact[]> } | undefined;
  return (project, files, path) => {
    const run = runFolderOf(project, path);
    if (run === undefined) return Promise.resolve([]);
    if (last?.run !== run) last = { run, artifacts: readRunArtifacts(project, files, run) };
    return last.artifacts;
  };
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
  const document = await readFile(files, path);
  if (document === undefined) return [];
  const kind = documentKind(project, path, document);
  return kind?.id === "artifact" ? [{ path, kind, document }] : [];
}
