import { type TextDocument, Position, Range, workspace, WorkspaceEdit } from "vscode";
import { fromNative } from "../../platform/native-path";

/** The text of a file in its editor, where it has changes that are not saved; the path as `core` writes it. */
export function unsavedText(path: string): string | undefined {
  const document = documentAt(path);
  return document?.isDirty === true ? document.getText() : undefined;
}

/** Makes a document in an editor read like this, by one edit of what differs. False where the editor refuses. */
export async function writeInEditor(path: string, text: string): Promise<boolean> {
  const document = documentAt(path);
  if (document === undefined) return false;
  const before = document.getText();
  // The editor gives every line the line end of its document.
  const start = commonLength(before, text, Math.min(before.length, text.length), false);
  const end = commonLength(before, text, Math.min(before.length, text.length) - start, true);
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(start), document.positionAt(before.length - end));
  edit.replace(document.uri, range, text.slice(start, text.length - end));
  return workspace.applyEdit(edit);
}

/** The lines of a place, counted from 1, as a range of an editor. */
export function lineRange(line: number, endLine: number): Range {
  return new Range(new Position(line - 1, 0), new Position(endLine - 1, 0));
}

function documentAt(path: string): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri }) => uri.scheme === "file" && fromNative(uri.fsPath) === path);
}

/** How many characters two texts share at their beginning, or at their end; not more than `most`. */
function commonLength(some: string, other: string, most: number, atEnd: boolean): number {
  let length = 0;
  const at = (text: string): string => text.charAt(atEnd ? text.length - 1 - length : length);
  while (length < most && at(some) === at(other)) length++;
  return length;
}
