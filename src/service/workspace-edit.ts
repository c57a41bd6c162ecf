import { TextDocument } from "vscode-languageserver-textdocument";
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { FileChange, TextChange } from "../core/rules/fix";
import type { ServiceContext } from "./context";
import { pathOf, rangeOf, uriOf } from "./document";

/** Changes of a text as the protocol has them, in the positions of `document`. */
export function textEdits(document: TextDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map(({ range, text }) => ({ range: rangeOf(document, range), newText: text }));
}

/**
 * The changes of files as one edit: with the version of the open document where the client can check it. Undefined where
 * it needs what the client cannot do, or where a file is gone.
 */
export async function workspaceEdit(
  { files, abilities }: ServiceContext,
  document: TextDocument,
  changes: readonly FileChange[],
): Promise<WorkspaceEdit | undefined> {
  const { documentChanges = false, createFiles = false } = abilities.edits ?? {};
  if (!createFiles && changes.some(({ kind }) => kind === "create")) return undefined;
  const edits: (TextDocumentEdit | CreateFile)[] = [];
  for (const change of changes) {
    if (change.kind === "create") {
      edits.push(...created(change.path, change.text));
      continue;
    }
    const isOwn = change.path === pathOf(document.uri);
    const read = isOwn ? undefined : await files.readText(change.path);
    if (read?.ok === false) return undefined;
    const target = read === undefined ? document : TextDocument.create(uriOf(change.path), "", 0, read.text);
    const version = isOwn ? document.version : null;
    edits.push({ textDocument: { uri: target.uri, version }, edits: textEdits(target, change.changes) });
  }
  if (documentChanges) return { documentChanges: edits };
  const byUri = edits.flatMap((edit) => ("textDocument" in edit ? [[edit.textDocument.uri, edit.edits] as const] : []));
  return { changes: Object.fromEntries(byUri) as Record<string, TextEdit[]> };
}

function created(path: string, text: string): (TextDocumentEdit | CreateFile)[] {
  const uri = uriOf(path);
  const start = { line: 0, character: 0 };
  const file: CreateFile = { kind: "create", uri, options: { ignoreIfExists: true } };
  if (text === "") return [file];
  return [file, { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] }];
}
