import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, show } from "./documents";
import { until } from "./until";

/**
 * Renames what is named right before the end of a text, as F2 does, and saves everything. Texts first, then files: this
 * way of asking turns the order of the answer round, which F2 keeps.
 */
export async function renameAfter(uri: vscode.Uri, text: string, name: string): Promise<void> {
  const { document } = await show(uri);
  const at = afterText(document, text);
  const moves = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    at,
    name,
  );
  const texts = new vscode.WorkspaceEdit();
  for (const [changed, edits] of moves.entries()) {
    texts.set(changed, edits);
    // Takes the texts of this file away, which the types of the interface leave out.
    moves.set(changed, undefined as unknown as vscode.TextEdit[]);
  }
  assert(await vscode.workspace.applyEdit(texts), "the edit was refused");
  // Says no where nothing is left to do.
  await vscode.workspace.applyEdit(moves);
  await saveAll();
}

/** Saves every document, also those that an edit changed and no editor shows yet. */
export async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    if (await document.save()) continue;
    // Answers no where something else saves it meanwhile, which may take some time to be heard of.
    await until(
      vscode.workspace.onDidSaveTextDocument,
      () => !document.isDirty || undefined,
      () => `${document.uri.path} was not saved`,
    );
  }
}
