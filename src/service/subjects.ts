import { TextDocument } from "vscode-languageserver-textdocument";
import type { Location, Position } from "vscode-languageserver-types";
import type { ReadDocument } from "../core/documents/read-document";
import type { IdScope } from "../core/rules/definitions";
import { occurrencesOf, type Occurrence } from "../core/rules/occurrences";
import { isBundled, projectDocuments, type ProjectDocument } from "../core/rules/project-documents";
import { isRunTarget } from "../core/rules/references";
import { subjectAt, type Subject, type SubjectPlace } from "../core/rules/subject";
import type { OffsetRange } from "../core/text/range";
import type { ServiceContext } from "./context";
import { kindOf, pathOf, rangeOf, readOf, uriOf } from "./document";

/** A document that something is asked about, and what surrounds it. */
export interface Asked {
  readonly context: ServiceContext;
  readonly document: TextDocument;
  /** The document as its project sees it. */
  readonly own: ProjectDocument;
}

/** A document of ours that is asked about; undefined for any other document. */
export function asked(context: ServiceContext, document: TextDocument): Asked | undefined {
  const kind = kindOf(document, context.project);
  if (kind === undefined) return undefined;
  const path = pathOf(document.uri);
  const own = { path, kind, document: readOf(document), isBundled: isBundled(context.content, path) };
  return { context, document, own };
}

/** What is named at a position; undefined where no id stands. */
export function placeAt(about: Asked, position: Position): SubjectPlace | undefined {
  const { context, document, own } = about;
  return subjectAt(context.project, own, documentsBeside(about), document.offsetAt(position));
}

/** The artifacts of the document's run, itself as it is now; it alone where it belongs to none. */
export function documentsBeside({ context, own }: Asked): readonly ProjectDocument[] {
  return withOwn(
    own,
    context.artifacts.map((artifact) => ({ ...artifact, isBundled: false })),
  );
}

/** What ids in the document may name, its own definitions as they are now among them. */
export function scopeOf(about: Asked): IdScope {
  return { project: about.context.project, artifacts: documentsBeside(about) };
}

/** Every place where the id of a subject stands, in all that may name it. */
export async function occurrencesFor(about: Asked, subject: Subject): Promise<readonly Occurrence[]> {
  const { context, own } = about;
  const documents = isRunTarget(subject.target)
    ? documentsBeside(about)
    : withOwn(own, await projectDocuments(context, subject.target));
  return occurrencesOf(context.project, subject, documents);
}

/** The documents with this one in place of what is known of it, those that ship with us last. */
function withOwn(own: ProjectDocument, documents: readonly ProjectDocument[]): readonly ProjectDocument[] {
  const others = documents.filter(({ path }) => path !== own.path);
  return [...others, own].sort((a, b) => Number(a.isBundled) - Number(b.isBundled) || (a.path < b.path ? -1 : 1));
}

/** A place of a document that is asked about, or of another one, for the client. */
export function locationOf(about: Asked, at: ProjectDocument, range: OffsetRange): Location {
  const text = textIn(about, at);
  return { uri: text.uri, range: rangeOf(text, range) };
}

function textIn({ context, document, own }: Asked, at: ProjectDocument): TextDocument {
  return at.path === own.path ? document : textOf(context, at.path, at.document);
}

/** The texts of the documents in which a subject occurs, by path; with their versions where they are open. */
export function textsOf(
  about: Asked,
  occurrences: readonly Occurrence[],
): (path: string) => { readonly text: TextDocument; readonly version: number | null } | undefined {
  const documents = new Map(occurrences.map(({ at }) => [at.path, at]));
  return (path) => {
    const at = documents.get(path);
    if (at === undefined) return undefined;
    const text = textIn(about, at);
    const isOpen = text === about.document || text === about.context.opened(path);
    return { text, version: isOpen ? text.version : null };
  };
}

const texts = new WeakMap<ReadDocument, TextDocument>();

/** A document's text with its lines: the open document, where there is one, for its URI and version. */
export function textOf({ opened }: Pick<ServiceContext, "opened">, path: string, document: ReadDocument): TextDocument {
  const open = opened(path);
  if (open?.getText() === document.text) return open;
  const known = texts.get(document) ?? TextDocument.create(uriOf(path), "", 0, document.text);
  texts.set(document, known);
  return known;
}
