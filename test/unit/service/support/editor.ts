import { TextDocument } from "vscode-languageserver-textdocument";
import { InsertTextFormat, TextEdit, type CompletionItem, type Range } from "vscode-languageserver-types";
import type { ServiceContext } from "../../../../src/service/context";
import { resolveSnippet } from "../../../support/apply-completion";
import { RUN_ID } from "../../../support/projects";
import { completeAt, hoverAt, openMarked, wordsOf } from "../../../support/service";

/** Where artifacts of the tests' run stand. */
export const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;

/** What is offered at the cursor of a marked text, in the order that an editor shows. */
export function labelsAt(context: ServiceContext, path: string, marked: string): readonly string[] {
  return completeAt(context, path, marked).map(({ label }) => label);
}

/** The text once `label` was taken at its cursor and nothing else typed, the edits elsewhere made too. */
export function takenAt(context: ServiceContext, path: string, marked: string, label: string): string {
  const items = completeAt(context, path, marked);
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`${label} is not among: ${items.map((other) => other.label).join(", ")}`);
  return afterTaking(item, path, marked);
}

/** The text once an item was taken that is offered at its cursor. */
export function afterTaking(item: CompletionItem, path: string, marked: string): string {
  const edit = editOf(item);
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const newText = isSnippet ? resolveSnippet(edit.newText).text : edit.newText;
  const edits = [{ range: edit.range, newText }, ...(item.additionalTextEdits ?? [])];
  return TextDocument.applyEdits(openMarked(path, marked).document, edits);
}

/** The edit that takes an item. */
export function editOf(item: CompletionItem): TextEdit {
  const edit = item.textEdit;
  if (edit === undefined || !TextEdit.is(edit)) throw new Error(`${item.label} has no edit`);
  return edit;
}

/** What a hover says at the cursor of a marked text, and the text it says it of. */
export async function saidAt(
  context: ServiceContext,
  path: string,
  marked: string,
): Promise<{ readonly words: string; readonly covers: string } | undefined> {
  const told = await hoverAt(context, path, marked);
  if (told?.range === undefined) return undefined;
  return { words: wordsOf(told), covers: openMarked(path, marked).document.getText(told.range) };
}

/** Whether a range stands on one line and holds a place. */
export function holds(range: Range, at: { readonly line: number; readonly character: number }): boolean {
  const oneLine = range.start.line === at.line && range.end.line === at.line;
  return oneLine && range.start.character <= at.character && at.character <= range.end.character;
}
