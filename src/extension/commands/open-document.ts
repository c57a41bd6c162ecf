import { commands, Range, Selection, TextEditorRevealType, Uri, window } from "vscode";
import type { Command } from "./command";
import { textArgument } from "./command";

/** Opens the document of a tree's node: bundled ones so that nobody edits the installation by mistake. */
export const openDocument: Command = async (_context, argument) => {
  const document = (argument as { document?: unknown } | undefined)?.document;
  const path = textArgument(document, "path");
  if (path === undefined) return;
  const offset = (document as { offset?: unknown }).offset;
  await showPlace(path, typeof offset === "number" ? offset : undefined);
  if ((document as { readOnly?: unknown }).readOnly === true) {
    await commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
  }
};

/**
 * Shows a file in the editor; `path` is absolute. As a click in the explorer does: a document that an extension opens
 * itself is kept for minutes after its editor was closed.
 */
export async function showFile(path: string): Promise<void> {
  await commands.executeCommand("vscode.open", Uri.file(path));
}

/** Shows a file with the cursor at a place of it, in UTF-16 units; at its start, or where it was, without one. */
export async function showPlace(path: string, offset: number | undefined): Promise<void> {
  await showFile(path);
  const editor = window.activeTextEditor;
  if (offset === undefined || editor === undefined) return;
  const at = editor.document.positionAt(offset);
  const place = new Range(at, at);
  editor.selections = [new Selection(at, at)];
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
