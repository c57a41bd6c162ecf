import { formatOfPath, readDocument, type ReadDocument } from "../documents/read-document";
import { staysInside } from "../files/contained";
import type { DirectoryEntry, FileSystem } from "../files/file-system";
import { documentKind } from "../library/document-kind";
import type { Project } from "../library/project";
import { checkDocument } from "../rules/check-document";
import type { ArtifactPlace, ArtifactView } from "./artifact-view";
import { readArtifact } from "./read-artifact";

/** The digest of a document's canonical content: SHA-256 in hex. */
export type DigestArtifact = (document: ReadDocument) => string;

/** A run's folder, absolute, with the project whose rules judge what is in it. */
export interface RunPlace {
  readonly files: FileSystem;
  readonly project: Project;
  readonly folder: string;
}

/**
 * The documents directly below a run's `artifacts`, as the engine looks at them. What cannot be read is there too, with
 * its place; a link that leaves the run's folder is not followed.
 */
export async function loadArtifacts(run: RunPlace, digest: DigestArtifact): Promise<readonly ArtifactView[]> {
  const entries = await run.files.list(`${run.folder}/artifacts`);
  const documents = entries.filter(({ name, kind }) => formatOfPath(name) !== undefined && kind !== "directory");
  return Promise.all(documents.map((entry) => loadArtifact(run, entry, digest)));
}

async function loadArtifact(run: RunPlace, entry: DirectoryEntry, digest: DigestArtifact): Promise<ArtifactView> {
  const { files, project, folder } = run;
  const path = `artifacts/${entry.name}`;
  const absolute = `${folder}/${path}`;
  const format = formatOfPath(path) ?? "markdown";
  if ((await files.kindOf(absolute)) === "file" && !(await staysInside(files, folder, absolute))) {
    return unread(project, path, absolute, "outside");
  }
  const read = await files.readText(absolute);
  if (!read.ok) return unread(project, path, absolute, read.reason === "missing" ? "missing" : "unreadable");
  const document = readDocument(read.text, format);
  const kind = documentKind(project, absolute, document);
  // Without instruments, so that no rule tells of what the gates judge themselves.
  const diagnostics = await checkDocument({ path: absolute, document, kind, project, files });
  const problems = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, range }) => ({ code, message, range }));
  const named = kind?.id === "artifact" ? kind.schema : undefined;
  const template = named === undefined ? undefined : project.library.get("template", named)?.text;
  const about = { path, kind: named, place: "there", sha256: digest(document), problems } as const;
  return { ...readArtifact(document, template), ...about };
}

/** An artifact that is known by its name alone. */
function unread(project: Project, path: string, absolute: string, place: ArtifactPlace): ArtifactView {
  const document = readDocument("", "markdown");
  const kind = documentKind(project, absolute, document)?.schema;
  return { ...readArtifact(document, undefined), path, kind, place, sha256: "", problems: [] };
}
