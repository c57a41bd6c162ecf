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
import type { ServiceContext } from "../context";
import { kindOf, pathOf, rangeOf, readOf } from "../document";
import { paragraphs } from "../markdown";
import type { Cursor, ValueCursor } from "./cursor";
import { jsonCursor } from "./json-cursor";
import type { Completed, ValueProposal } from "./proposals";
import { plainStops, snippetStops, type TabStops } from "./snippet";
import { yamlCursor } from "./yaml-cursor";

/** A document in which something is being completed. */
export interface Editing {
  readonly context: ServiceContext;
  readonly document: TextDocument;
  readonly at: Completed;
  readonly isJson: boolean;
  readonly offset: number;
  readonly cursor: Cursor;
}

/** What is completed at a position; undefined in a document that is none of ours. */
export function editingAt(context: ServiceContext, document: TextDocument, position: Position): Editing | undefined {
  const read = readOf(document);
  const kind = kindOf(document, context.project);
  if (kind === undefined) return undefined;
  const offset = document.offsetAt(position);
  const root = read.roots.find((candidate) => touches(candidate.range, offset)) ?? read.roots[0];
  const { project, artifacts } = context;
  const { modulePages } = context.abilities;
  const at = { project, artifacts, kind, path: pathOf(document.uri), document: read, root: root?.node, modulePages };
  return { context, document, at, isJson: read.format === "json", offset, cursor: cursorAt(document, offset) };
}

function cursorAt(document: TextDocument, offset: number): Cursor {
  const read = readOf(document);
  if (read.format === "json") return jsonCursor(read, offset);
  const region = read.format === "yaml" ? { start: 0, end: read.text.length } : read.frontMatter;
  if (region === undefined || offset < region.start) return {};
  // Front matter without an end ends at a blank line: the one that is being written is not blank for long.
  const end = /^[ \t]*$/.test(read.text.slice(region.end, offset)) ? Math.max(region.end, offset) : region.end;
  return offset <= end ? yamlCursor(read, { start: region.start, end }, offset) : {};
}

/** The places to type in what this client inserts. */
export function stopsOf({ context }: Editing): TabStops {
  return context.abilities.snippets ? snippetStops() : plainStops;
}

/** The items that write values at a cursor; `lead` is written before each. */
export function valueItems(
  editing: Editing,
  cursor: ValueCursor,
  proposed: readonly ValueProposal[],
  lead: string,
): CompletionItem[] {
  const proposals = cursor.quote === "" ? proposed : proposed.filter(({ value }) => typeof value === "string");
  return proposals.map((proposal, index) => {
    const text = lead + stopsOf(editing).literal(valueText(editing, proposal, cursor));
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

/** A comma where another JSON entry follows without one. */
export function commaAfter(text: string, offset: number): string {
  return /^\s*["[{\w-]/.test(text.slice(offset, offset + 1000)) ? "," : "";
}

/** All of an item but what it is called: the edit, and what it means. */
export function itemFor(
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

/** The text by which editors sort items in the order they are given. */
export function order(index: number): string {
  return String(index).padStart(4, "0");
}
