import { formatOfPath, readDocument } from "../documents/read-document";
import type { FileSystem } from "../files/file-system";
import { documentKind } from "../library/document-kind";
import type { Project } from "../library/project";
import type { ArtifactsBeside } from "../runs/read-artifacts";
import { leadsOutside } from "./check-project";
import { fixAll, type FixedDocument } from "./fix-all";
import type { Severities } from "./severities";

/** A file with what can be fixed in it. */
export interface FixedFile extends FixedDocument {
  readonly path: string;
  /** Its text as it is. */
  readonly before: string;
}

/** Where and when a file is fixed. */
export interface FixPlace {
  readonly files: FileSystem;
  readonly project: Project;
  readonly severities?: Severities | undefined;
  /** One for all files of a sweep that writes none of them; each run is read anew where nothing is given. */
  readonly beside?: ArtifactsBeside;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** What can be fixed in a file without asking; nothing is written. Undefined where it is none of ours or not readable. */
export async function fixFile(place: FixPlace, path: string): Promise<FixedFile | undefined> {
  const { files, project, severities, now, beside } = place;
  const format = formatOfPath(path);
  if (format === undefined || (await leadsOutside(files, project, path))) return undefined;
  const read = await files.readText(path);
  if (!read.ok) return undefined;
  const document = readDocument(read.text, format);
  const kind = documentKind(project, path, document);
  if (kind === undefined) return undefined;
  const fixed = await fixAll({ path, document, kind, project, files, severities, now, beside });
  return { path, before: read.text, ...fixed };
}
