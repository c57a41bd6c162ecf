import type { TextDocument } from "vscode-languageserver-textdocument";
import { CompletionItemKind, type CompletionItem, type Position } from "vscode-languageserver-types";
import { yamlScalar } from "../../core/documents/write-scalar";
import type { OffsetRange } from "../../core/text/range";
import type { Cursor, KeyCursor, ValueCursor } from "../completion/cursor";
import { commaAfter, editingAt, itemFor, order, stopsOf, valueItems, type Editing } from "../completion/editing";
import { indentation } from "../completion/json-cursor";
import { jsonEntry, jsonSkeleton } from "../completion/json-text";
import { nextIdAt, proposeKeys, proposeValues, schemasOf, withId, type KeyProposal } from "../completion/proposals";
import { completeInProse } from "../completion/prose";
import { DASH } from "../completion/yaml-cursor";
import { yamlEntry, yamlItem } from "../completion/yaml-text";
import type { ServiceContext } from "../context";
import { rangeOf } from "../document";
import { escapeMarkdown } from "../markdown";

/**
 * Keys that may still be written and values that may stand at the cursor, in YAML, JSON and front matter alike; in prose,
 * the ids of modules and of their rules.
 */
export function complete(context: ServiceContext, document: TextDocument, position: Position): CompletionItem[] {
  const inProse = completeInProse(context, document, position);
  if (inProse.length > 0) return inProse;
  const editing = editingAt(context, document, position);
  if (editing === undefined) return [];
  const { cursor } = editing;
  const items = completeAt(editing, cursor, "");
  return items.length > 0 || cursor.item === undefined ? items : completeAt(editing, cursor.item, DASH);
}

/** Everything that may stand at a cursor; `lead` is written before it. */
function completeAt(editing: Editing, { key, value }: Cursor, lead: string): CompletionItem[] {
  const keys = key === undefined ? [] : [...completeItem(editing, key, lead), ...completeKeys(editing, key, lead)];
  if (value === undefined) return keys;
  const values = valueItems(editing, value, proposeValues(editing.at, value.path), lead);
  const mapping = editing.isJson ? completeMapping(editing, value) : [];
  return [...keys, ...values, ...mapping];
}

/** In JSON, where a mapping may stand: the whole of it with the keys that it has to have. */
function completeMapping(editing: Editing, { path, replace, quote }: ValueCursor): CompletionItem[] {
  const text = editing.document.getText();
  const next = nextIdAt(editing.at, [...path, "id"]);
  const schemas = withId(schemasOf(editing.at, path), next);
  const mapping = jsonSkeleton(schemas, indentation(text, replace.start), stopsOf(editing));
  if (mapping === undefined || quote !== "" || path.length === 0) return [];
  const whole = { label: next === undefined ? "{ … }" : `{ ${next} … }`, filterText: "{", sortText: order(0) };
  return [wholeItem(editing, replace, mapping + commaAfter(text, replace.end), whole, path)];
}

/** In YAML, where the item of a list begins: the whole of it with the keys that it has to have, and the next free id. */
function completeItem(editing: Editing, cursor: KeyCursor, lead: string): CompletionItem[] {
  const { owner, present, hasColon, replace } = cursor;
  if (editing.isJson || hasColon || present.size > 0 || typeof owner.at(-1) !== "number") return [];
  const next = nextIdAt(editing.at, [...owner, "id"]);
  const text = yamlItem(withId(schemasOf(editing.at, owner), next), cursor, stopsOf(editing));
  if (text === undefined) return [];
  const label = next === undefined ? "item …" : `${next} …`;
  // Found by its first key as well, which is what a person begins to write.
  const whole = { label, filterText: `${/^\w*/.exec(text)?.[0] ?? ""} ${label}`, sortText: "000" };
  return [wholeItem(editing, replace, lead + text, whole, owner)];
}

function wholeItem(
  editing: Editing,
  replace: OffsetRange,
  newText: string,
  whole: Pick<CompletionItem, "label" | "filterText" | "sortText">,
  path: ValueCursor["path"],
): CompletionItem {
  const descriptions = schemasOf(editing.at, path).flatMap(({ description }) => description ?? []);
  const item = itemFor(editing, replace, newText, descriptions.slice(0, 1).map(escapeMarkdown));
  return { ...item, ...whole, kind: CompletionItemKind.Struct, detail: "with the keys it needs" };
}

function completeKeys(editing: Editing, cursor: KeyCursor, lead: string): CompletionItem[] {
  const proposals = proposeKeys(editing.at, cursor.owner, cursor.present);
  const comma =
    cursor.commaAt === undefined ? [] : [rangeOf(editing.document, { start: cursor.commaAt, end: cursor.commaAt })];
  return proposals.map((proposal, index) => {
    const text = lead + keyText(editing, proposal, cursor);
    const item = itemFor(editing, cursor.replace, text, proposal.documentation);
    const detail = proposal.required ? "required" : "optional";
    return {
      ...item,
      label: proposal.key,
      kind: CompletionItemKind.Property,
      detail,
      filterText: filterText(editing, proposal.key, cursor.replace),
      sortText: order(index),
      ...(comma.length === 0 ? {} : { additionalTextEdits: comma.map((range) => ({ range, newText: "," })) }),
    };
  });
}

function keyText(editing: Editing, { key, schemas }: KeyProposal, cursor: KeyCursor): string {
  const stops = stopsOf(editing);
  if (!editing.isJson)
    return cursor.hasColon ? stops.literal(yamlScalar(key, "")) : yamlEntry(key, schemas, cursor, stops);
  if (cursor.hasColon) return stops.literal(JSON.stringify(key));
  return jsonEntry(key, schemas, cursor.column, stops) + commaAfter(editing.document.getText(), cursor.replace.end);
}

/** A JSON key is filtered with its quotes where it is typed with them. */
function filterText(editing: Editing, key: string, replace: OffsetRange): string {
  return editing.isJson && editing.document.getText()[replace.start] === '"' ? JSON.stringify(key) : key;
}
