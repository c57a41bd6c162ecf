import type { ReadDocument } from "../documents/read-document";
import { readFile } from "../documents/read-file";
import type { FileSystem } from "../files/file-system";
import { relativeTo } from "../files/path";
import { documentKind, itemKind, type DocumentKind } from "../library/document-kind";
import type { ItemKind, LibraryItem } from "../library/item";
import type { KindReason } from "../library/kind-reason";
import type { Project } from "../library/project";
import { documentFiles } from "./check-project";
import { hasPlaceFor, type ReferenceTarget } from "./references";

/** A document of a project, read. */
export interface ProjectDocument {
  /** Absolute. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly document: ReadDocument;
  /** Whether it ships with us, so that nobody may change it. */
  readonly isBundled: boolean;
}

/** Where the documents of a project are read. */
export interface DocumentSource {
  readonly project: Project;
  readonly files: FileSystem;
  /** The absolute folder of the bundled content; undefined where it is not at hand. */
  readonly content: string | undefined;
}

/** The kinds of bundled items in which ids stand. */
const WITH_IDS: readonly ItemKind[] = ["role", "workflow", "skill", "hook", "module"];

/** Bundled documents by their item: neither ever changes where it stands. */
const bundledReadings = new WeakMap<LibraryItem, ProjectDocument>();

/**
 * Every document of a project in which ids may stand, with those of the bundled content that are in use: what a
 * workspace replaces is left out, and so is what cannot be read. With a `target`, those in which ids of it may stand.
 */
export async function projectDocuments(
  source: DocumentSource,
  target?: ReferenceTarget | "rule",
): Promise<readonly ProjectDocument[]> {
  const { project, files } = source;
  const own = (await documentFiles(files, project)).map((path) => ownDocument(source, path));
  // There are many modules, and in their prose they name nothing else: for what they have no place for, none is read.
  const kinds = WITH_IDS.filter((kind) => kind !== "module" || target === undefined || areInModules(target));
  const bundled = kinds
    .flatMap((kind) => project.library.all(kind))
    .filter((item) => item.origin === "bundled")
    .map((item) => bundledDocument(source, item));
  const lists = SUBJECT_LISTS.map((id) => bundledList(source, id));
  const read = await Promise.all([...own, ...bundled, ...lists]);
  return read.filter((document) => document !== undefined);
}

function areInModules(target: ReferenceTarget | "rule"): boolean {
  return target === "rule" || hasPlaceFor("module", target);
}

const BUNDLED: KindReason = { by: "bundled", name: "" };

/** The lists of stacks and concerns: what a workspace has of them adds to the bundled ones. */
const SUBJECT_LISTS = ["stacks", "concerns"] as const;

async function bundledList(
  { files, content }: DocumentSource,
  id: (typeof SUBJECT_LISTS)[number],
): Promise<ProjectDocument | undefined> {
  const path = `${content ?? ""}/expertise/${id}.yaml`;
  const document = content === undefined ? undefined : await readFile(files, path);
  const kind = itemKind({ kind: "subject list", id }, BUNDLED);
  return document === undefined ? undefined : { path, kind, document, isBundled: true };
}

/** The absolute path of an item's file; undefined for a bundled one whose folder is not at hand. */
export function pathOfItem(item: LibraryItem, content: string | undefined): string | undefined {
  if (item.origin === "workspace") return item.path;
  return content === undefined ? undefined : `${content}/${item.path}`;
}

/** Whether the file at a path ships with us: the bundled content is a project of its own when one of its files is open. */
export function isBundled(content: string | undefined, path: string): boolean {
  return content !== undefined && relativeTo(content, path) !== undefined;
}

async function ownDocument(
  { project, files, content }: DocumentSource,
  path: string,
): Promise<ProjectDocument | undefined> {
  const document = await readFile(files, path);
  const kind = document === undefined ? undefined : documentKind(project, path, document);
  return document === undefined || kind === undefined
    ? undefined
    : { path, kind, document, isBundled: isBundled(content, path) };
}

async function bundledDocument(
  { files, content }: DocumentSource,
  item: LibraryItem,
): Promise<ProjectDocument | undefined> {
  const path = pathOfItem(item, content);
  const known = bundledReadings.get(item);
  if (known !== undefined && known.path === path) return known;
  const document = path === undefined ? undefined : await readFile(files, path);
  if (path === undefined || document === undefined) return undefined;
  const read = { path, kind: itemKind(item, BUNDLED), document, isBundled: true };
  bundledReadings.set(item, read);
  return read;
}
