import { l10n, type TextEditor, window, workspace } from "vscode";
import { fromNative } from "../../platform/native-path";

/** What a run may begin with: a text that somebody wrote, and where it stands. */
export interface Brief {
  readonly text: string;
  /** In words, for a person: where it is from. */
  readonly from: string;
  /** What a run about it could be called; empty where its first line says too little. */
  readonly title: string;
}

/** Files that are read as briefs where nothing is selected in them. */
const PROSE: readonly string[] = ["markdown", "plaintext"];

/**
 * The brief that the active editor offers: the text that is selected in it, or all of a document in prose that lies
 * outside of `stateRoot`, where runs keep what they made themselves.
 */
export function briefOfEditor(stateRoot: string | undefined): Brief | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const place = workspace.asRelativePath(document.uri);
  if (!selection.isEmpty) {
    const from = l10n.t("The selected text of {0}", place);
    return briefOf(document.getText(selection), from);
  }
  const isOwn = stateRoot !== undefined && fromNative(document.uri.fsPath).startsWith(`${stateRoot}/`);
  return isProse(editor) && !isOwn ? briefOf(document.getText(), l10n.t("The file {0}", place)) : undefined;
}

function isProse({ document }: TextEditor): boolean {
  return PROSE.includes(document.languageId) && document.uri.scheme !== "output";
}

function briefOf(text: string, from: string): Brief | undefined {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "");
  if (first === undefined) return undefined;
  const title = first.replace(/^[#>*\s-]+/, "").trim();
  return { text, from, title: title.length > 80 ? "" : title };
}
