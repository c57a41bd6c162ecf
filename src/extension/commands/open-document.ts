import { commands, Uri } from "vscode";
import type { Command } from "./command";
import { textArgument } from "./command";

/** Opens the document of a tree's node: bundled ones so that nobody edits the installation by mistake. */
export const openDocument: Command = async (_context, argument) => {
  const document = (argument as { document?: unknown } | undefined)?.document;
  const path = textArgument(document, "path");
  if (path === undefined) return;
  await showFile(path);
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
