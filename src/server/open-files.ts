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
 * beside a file is none.
 */
export function openFilesOf(all: () => readonly TextDocument[]): OpenFiles {
  return { get: (path) => all().find((document) => filePathOf(document.uri) === path) };
}
