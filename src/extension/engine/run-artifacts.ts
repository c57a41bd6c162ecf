import { formatOfPath, readDocument } from "../../core/documents/read-document";
import { stringAt } from "../../core/documents/tree";
import type { FileSystem } from "../../core/files/file-system";
import { documentKind } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import type { RunRecord } from "../../core/runs/run-record";

/** A document among a run's artifacts. */
export interface RunArtifact {
  /** File name. */
  readonly file: string;
  readonly path: string;
  /** The kind of artifact; undefined where neither its header nor its name tells. */
  readonly kind: string | undefined;
  readonly title: string | undefined;
  readonly status: string | undefined;
}

/** The documents directly below a run's `artifacts`, by name. What cannot be read is listed without its words. */
export async function runArtifacts(
  files: FileSystem,
  project: Project,
  run: RunRecord,
): Promise<readonly RunArtifact[]> {
  const folder = `${run.path}/artifacts`;
  const entries = await files.list(folder);
  const names = entries.filter((entry) => entry.kind === "file").map((entry) => entry.name);
  const found = await Promise.all(names.map((name) => runArtifact(files, project, folder, name)));
  return found.flat();
}

async function runArtifact(
  files: FileSystem,
  project: Project,
  folder: string,
  file: string,
): Promise<readonly RunArtifact[]> {
  const format = formatOfPath(file);
  if (format === undefined) return [];
  const path = `${folder}/${file}`;
  const read = await files.readText(path);
  const document = readDocument(read.ok ? read.text : "", format);
  const root = document.roots[0]?.node;
  const kind = documentKind(project, path, document);
  return [
    {
      file,
      path,
      kind: kind?.schema,
      title: stringAt(root, "title"),
      status: stringAt(root, "status"),
    },
  ];
}
