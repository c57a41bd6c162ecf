import type { TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileSystem } from "../core/files/file-system";
import { filePathOf } from "./document-place";

/** The open documents by path, as far as they are files. */
export interface OpenFiles {
  get(path: string): TextDocument | undefined;
}

/** A file system in which an open document's text counts, saved or not. */
export function withOpenFiles(disk: FileSystem, open: OpenFiles): FileSystem {
  return {
    ...disk,
    async readText(path) {
      const document = open.get(path);
      return document === undefined ? disk.readText(path) : { ok: true, text: document.getText() };
    },
  };
}

/**
 * The open documents looked up by path: two spellings of a URI are one file, and an old version from git that is open
 * beside a file is none. To be made before anything else listens to the documents.
 */
export function openFilesOf(documents: TextDocuments<TextDocument>): OpenFiles {
  const spellings = new Map<string, readonly string[]>();
  documents.onDidOpen(({ document: { uri } }) => {
    const path = filePathOf(uri);
    if (path !== undefined) spellings.set(path, [...(spellings.get(path) ?? []).filter((one) => one !== uri), uri]);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const path = filePathOf(uri);
    const others = path === undefined ? [] : (spellings.get(path) ?? []).filter((one) => one !== uri);
    if (path !== undefined && others.length > 0) spellings.set(path, others);
    else if (path !== undefined) spellings.delete(path);
  });
  return {
    get(path) {
      const [uri] = spellings.get(path) ?? [];
      return uri === undefined ? undefined : documents.get(uri);
    },
  };
}
