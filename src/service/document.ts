import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import { URI } from "vscode-uri";
import { formatOfPath, readDocument, type DocumentFormat, type ReadDocument } from "../core/documents/read-document";
import { documentKind, type DocumentKind } from "../core/library/document-kind";
import type { Project } from "../core/library/project";
import type { OffsetRange } from "../core/text/range";

const LANGUAGES: Readonly<Record<string, DocumentFormat>> = {
  yaml: "yaml",
  dockercompose: "yaml",
  json: "json",
  jsonc: "json",
  jsonl: "ndjson",
  markdown: "markdown",
  skill: "markdown",
  prompt: "markdown",
};

const reads = new WeakMap<TextDocument, ReadDocument>();

/**
 * The document read, once for each document object: an editor's change makes a new object, so nothing stale can be
 * found here. A language we do not know is read by its file name, and as Markdown where that says nothing either.
 */
export function readOf(document: TextDocument): ReadDocument {
  const known = reads.get(document);
  if (known !== undefined) return known;
  const format = formatOfPath(pathOf(document.uri)) ?? LANGUAGES[document.languageId] ?? "markdown";
  const read = readDocument(document.getText(), format);
  reads.set(document, read);
  return read;
}

/** The kind of a document within a project; undefined where it is none of ours. */
export function kindOf(document: TextDocument, project: Project): DocumentKind | undefined {
  return documentKind(project, pathOf(document.uri), readOf(document));
}

/**
 * The path that a URI stands for, with `/` and an upper-case drive: one spelling for one file. A text that is no URI
 * stands for itself.
 */
export function pathOf(uri: string): string {
  const parsed = parseUri(uri);
  if (parsed === undefined) return uri;
  const path = parsed.scheme === "file" ? parsed.fsPath.replaceAll("\\", "/") : parsed.path;
  return path.replace(/^\/?([A-Za-z]):\//, (_match, drive: string) => `${drive.toUpperCase()}:/`);
}

function parseUri(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}

/** The `file:` URI of a path. */
export function uriOf(path: string): string {
  return URI.file(path).toString();
}

/** Offsets as LSP positions: UTF-16 columns of the document's own lines. */
export function rangeOf(document: TextDocument, range: OffsetRange): Range {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}
