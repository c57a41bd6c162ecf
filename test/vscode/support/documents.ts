import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "./until";

/**
 * Opens a file as a click in the explorer does. A document that an extension opens itself is kept for minutes after its
 * editor was closed, so it would not be read from disk again.
 */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  return until(
    vscode.window.onDidChangeActiveTextEditor,
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
    },
    () => `${uri.path} was not opened`,
  );
}

/** Shows a text that is in no file, as a document of a language. */
export async function showUntitled(language: string, content: string): Promise<vscode.TextEditor> {
  // VS Code 1.104 downloads the schema of the document that starts its support of JSON, whatever the setting says.
  if (language === "json") await vscode.extensions.getExtension("vscode.json-language-features")?.activate();
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** The place right after the first occurrence of `text` in a document. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert(at >= 0, `${text} does not stand in ${document.uri.path}`);
  return document.positionAt(at + text.length);
}

/** Replaces the first occurrence of a text in an editor. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const end = after(editor.document, text);
  const start = editor.document.positionAt(editor.document.offsetAt(end) - text.length);
  assert(await editor.edit((edit) => edit.replace(new vscode.Range(start, end), by)), "the edit was refused");
}

/** Closes every editor; what was not saved is lost. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Our diagnostics of a document as `code at line:column words`, once they are as `fits` wants them. */
export async function diagnosticsOf(
  uri: vscode.Uri,
  fits: (codes: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const ours = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "wazir");
  return until(
    vscode.languages.onDidChangeDiagnostics,
    () => (fits(ours().map(codeOf)) ? ours() : undefined),
    () => `the diagnostics of ${uri.path} are ${JSON.stringify(ours().map((one) => [codeOf(one), one.message]))}`,
  );
}

/** The code of a diagnostic, with or without its page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The text of all hovers at a place. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))
    .join("\n");
}

/** The code lenses of a document, the first ten with their titles. */
export async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
}

/** The labels of what is offered at a place. */
export async function completionsAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
