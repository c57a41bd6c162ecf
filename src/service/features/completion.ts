import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
} from "vscode-languageserver-types";
import { jsonScalar, yamlScalar } from "../../core/documents/write-scalar";
import { touches, type OffsetRange } from "../../core/text/range";
import type { Cursor, KeyCursor, ValueCursor } from "../completion/cursor";
import { indentation, jsonCursor } from "../completion/json-cursor";
import { jsonEntry, jsonSkeleton } from "../completion/json-text";
import {
  proposeKeys,
  proposeValues,
  schemasOf,
  type Completed,
  type KeyProposal,
  type ValueProposal,
} from "../completion/proposals";
import { plainStops, snippetStops } from "../completion/snippet";
import { DASH, yamlCursor } from "../completion/yaml-cursor";
import { yamlEntry } from "../completion/yaml-text";
import type { ServiceContext } from "../context";
import { kindOf, pathOf, rangeOf, readOf } from "../document";
import { escapeMarkdown, paragraphs } from "../markdown";

/** Keys that may still be written and values that may stand at the cursor, in YAML, JSON and front matter alike. */
export function complete(context: ServiceContext, document: TextDocument, position: Position): CompletionItem[] {
  const read = readOf(document);
  const kind = kindOf(document, context.project);
  if (kind === undefined) return [];
  const offset = document.offsetAt(position);
  const root = read.roots.find((candidate) => touches(candidate.range, offset)) ?? read.roots[0];
  const { project, artifacts } = context;
  const at = { project, artifacts, kind, path: pathOf(document.uri), root: root?.node };
  const cursor = cursorAt(document, offset);
  const editing = { context, document, at, isJson: read.format === "json" };
  const items = completeAt(editing, cursor, "");
  return items.length > 0 || cursor.item === undefined ? items : completeAt(editing, cursor.item, DASH);
}

/** Everything that may stand at a cursor; `lead` is written before it. */
function completeAt(editing: Editing, cursor: Cursor, lead: string): CompletionItem[] {
  const keys = cursor.key === undefined ? [] : completeKeys(editing, cursor.key, lead);
  const values = cursor.value === undefined ? [] : completeValues(editing, cursor.value, lead);
  const mapping = cursor.value === undefined || !editing.isJson ? [] : completeMapping(editing, cursor.value);
  return [...keys, ...values, ...mapping];
}

/** In JSON, where a mapping may stand: the whole of it with the keys that it has to have. */
function completeMapping(editing: Editing, { path, replace, quote }: ValueCursor): CompletionItem[] {
  const text = editing.document.getText();
  const stops = editing.context.abilities.snippets ? snippetStops() : plainStops;
  const schemas = schemasOf(editing.at, path);
  const mapping = jsonSkeleton(schemas, indentation(text, replace.start), stops);
  if (mapping === undefined || quote !== "" || path.length === 0) return [];
  const documentation = schemas.flatMap(({ description }) =>
    description === undefined ? [] : [escapeMarkdown(description)],
  );
  const item = itemFor(editing, replace, mapping + commaAfter(text, replace.end), documentation.slice(0, 1));
  return [
    {
      ...item,
      label: "{ … }",
      kind: CompletionItemKind.Struct,
      detail: "with the keys it needs",
      filterText: "{",
      sortText: order(0),
    },
  ];
}

interface Editing {
  readonly context: ServiceContext;
  readonly document: TextDocument;
  readonly at: Completed;
  readonly isJson: boolean;
}

function cursorAt(document: TextDocument, offset: number): Cursor {
  const read = readOf(document);
  if (read.format === "json") return jsonCursor(read, offset);
  const region = read.format === "yaml" ? { start: 0, end: read.text.length } : read.frontMatter;
  if (region === undefined || offset < region.start) return {};
  // Front matter without an end ends at a blank line: the one that is being written is not blank for long.
  const end = /^[ \t]*$/.test(read.text.slice(region.end, offset)) ? Math.max(region.end, offset) : region.end;
  return offset <= end ? yamlCursor(read.text, { start: region.start, end }, offset) : {};
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
  const stops = editing.context.abilities.snippets ? snippetStops() : plainStops;
  if (!editing.isJson)
    return cursor.hasColon ? stops.literal(yamlScalar(key, "")) : yamlEntry(key, schemas, cursor, stops);
  if (cursor.hasColon) return stops.literal(JSON.stringify(key));
  return jsonEntry(key, schemas, cursor.column, stops) + commaAfter(editing.document.getText(), cursor.replace.end);
}

/** A comma where another JSON entry follows without one. */
function commaAfter(text: string, offset: number): string {
  return /^\s*["[{\w-]/.test(text.slice(offset, offset + 1000)) ? "," : "";
}

function completeValues(editing: Editing, cursor: ValueCursor, lead: string): CompletionItem[] {
  const proposed = proposeValues(editing.at, cursor.path);
  const proposals = cursor.quote === "" ? proposed : proposed.filter(({ value }) => typeof value === "string");
  return proposals.map((proposal, index) => {
    const stops = editing.context.abilities.snippets ? snippetStops() : plainStops;
    const text = lead + stops.literal(valueText(editing, proposal, cursor));
    const item = itemFor(editing, cursor.replace, text, proposal.documentation);
    const kind = proposal.isReference ? CompletionItemKind.Reference : CompletionItemKind.EnumMember;
    const preferred = proposal.preferred ? { preselect: true } : {};
    return {
      ...item,
      ...preferred,
      label: String(proposal.value),
      kind,
      ...(proposal.detail === "" ? {} : { detail: proposal.detail }),
      sortText: order(proposal.preferred ? 0 : index + 1),
    };
  });
}

function valueText(editing: Editing, { value }: ValueProposal, cursor: ValueCursor): string {
  const closing = cursor.isOpen ? cursor.quote : "";
  if (!editing.isJson) return `${cursor.needsSpace ? " " : ""}${yamlScalar(value, cursor.quote)}${closing}`;
  const comma = cursor.quote === "" || cursor.isOpen ? commaAfter(editing.document.getText(), cursor.replace.end) : "";
  return jsonScalar(value, cursor.quote) + closing + comma;
}

function itemFor(
  editing: Editing,
  replace: OffsetRange,
  newText: string,
  documentation: readonly string[],
): Omit<CompletionItem, "label"> {
  const { abilities } = editing.context;
  return {
    textEdit: {
      range: rangeOf(editing.document, replace),
      newText: inDocument(editing.document, newText, replace.end),
    },
    insertTextFormat: abilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(documentation.length === 0 ? {} : { documentation: paragraphs(documentation, abilities) }),
  };
}

/** Text with the document's own line ends; one more where the closing fence of the front matter stands at `end`. */
function inDocument(document: TextDocument, text: string, end: number): string {
  const { text: whole, frontMatter } = readOf(document);
  const before = whole.slice(0, end);
  const eol = /\r\n|\n|\r/.exec(whole)?.[0] ?? "\n";
  const atFence = frontMatter?.end === end && /[\r\n]$/.test(before) && /^[^\r\n]/.test(whole.slice(end));
  return text.replaceAll("\n", eol) + (atFence ? eol : "");
}

/** A JSON key is filtered with its quotes where it is typed with them. */
function filterText(editing: Editing, key: string, replace: OffsetRange): string {
  return editing.isJson && editing.document.getText()[replace.start] === '"' ? JSON.stringify(key) : key;
}

function order(index: number): string {
  return String(index).padStart(4, "0");
}
