import { TextDocument } from "vscode-languageserver-textdocument";
import { TextDocuments } from "vscode-languageserver/node";

/**
 * The documents open in the client. Every change makes a new object, so that what is derived from a document can be
 * kept with it and never outlives it: the library's own update changes the object in place.
 */
export function openDocuments(): TextDocuments<TextDocument> {
  return new TextDocuments({
    create: (uri, languageId, version, content) =>
      TextDocument.create(textOf(uri), textOf(languageId), version, textOf(content)),
    update(document, changes, version) {
      const copy = TextDocument.create(document.uri, document.languageId, document.version, document.getText());
      return TextDocument.update(copy, changes, version);
    },
  });
}

/** What is said to be a text, if it is one: a client may send anything, and what was opened is looked at again and again. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Calls `edited` with a document whenever its text was changed; opening it is none. */
export function onEdited(documents: TextDocuments<TextDocument>, edited: (document: TextDocument) => void): void {
  const asOpened = new WeakSet<TextDocument>();
  documents.onDidOpen(({ document }) => asOpened.add(document));
  documents.onDidChangeContent(({ document }) => {
    if (!asOpened.has(document)) edited(document);
  });
}
