import type { TextDocument } from "vscode-languageserver-textdocument";
import { CompletionItemKind, type CompletionItem, type Position } from "vscode-languageserver-types";
import { pathPlaceAt } from "../../core/rules/path-slots";
import type { ValueCursor } from "../completion/cursor";
import { editingAt, valueItems, type Editing } from "../completion/editing";
import { proposePaths } from "../completion/paths";
import { DASH } from "../completion/yaml-cursor";
import type { ServiceContext } from "../context";
import { complete } from "./completion";

/** All that may stand at the cursor: keys, values and ids, and the files and folders where a path may stand. */
export async function completeWithPaths(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<CompletionItem[]> {
  const items = complete(context, document, position);
  const editing = editingAt(context, document, position);
  const value = editing?.cursor.value;
  const inItem = editing?.cursor.item?.value;
  if (editing === undefined) return items;
  const paths = value === undefined ? [] : await pathItems(editing, value, "");
  const found = paths.length > 0 || inItem === undefined ? paths : await pathItems(editing, inItem, DASH);
  const labels = new Set(found.map(({ label }) => label));
  return [...items.filter(({ label }) => !labels.has(label)), ...found];
}

async function pathItems(editing: Editing, cursor: ValueCursor, lead: string): Promise<CompletionItem[]> {
  const { context, at, document, offset } = editing;
  const place = pathPlaceAt(at.project, at.kind, at.path, cursor.path);
  if (place === undefined) return [];
  const typed = document.getText().slice(cursor.replace.start, offset);
  const found = await proposePaths(context.files, place.roots, typed, place.foldersOnly);
  const folders = new Set(found.flatMap(({ written, isFolder }) => (isFolder ? [written] : [])));
  const values = found.map(({ written, isFolder }) => ({
    value: written,
    detail: isFolder ? "folder" : "file",
    documentation: [],
    isReference: false,
    preferred: false,
  }));
  return valueItems(editing, cursor, values, lead).map((item) => {
    // After ids, which are fewer and more likely meant.
    const sortText = `1${item.sortText ?? ""}`;
    return { ...item, sortText, kind: folders.has(item.label) ? CompletionItemKind.Folder : CompletionItemKind.File };
  });
}
