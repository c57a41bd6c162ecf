import type { TextDocument } from "vscode-languageserver-textdocument";
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from "vscode-languageserver-types";
import { headingsIn, type Heading } from "../../core/documents/headings";
import { entryOf, stringAt, type DataNode } from "../../core/documents/tree";
import { writtenParts, type WrittenPart } from "../../core/documents/written-parts";
import { definitionsIn, type Definition } from "../../core/rules/definitions";
import { withoutTail, type OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { kindOf, rangeOf, readOf } from "../document";
import { symbolKindOf, valueKind } from "../symbol-kinds";

/** Characters of a value or a title that an outline shows. */
const SHOWN = 80;

/** The keys that name an item of a list, the first one that is there; then those that say what it is. */
const NAMES = ["id", "name", "title", "text", "path", "command", "task"];
const TITLES = ["title", "text", "summary", "description"];

/**
 * The outline of a document of ours: its keys, list items by id or title, and with `headings` the sections of its body;
 * undefined for any other document, so that an editor's own outline stays.
 */
export function documentSymbols(
  context: ServiceContext,
  document: TextDocument,
  { headings }: { readonly headings: boolean },
): DocumentSymbol[] | undefined {
  const kind = kindOf(document, context.project);
  if (kind === undefined) return undefined;
  const read = readOf(document);
  const definitions = new Map(definitionsIn(kind, read).map((definition) => [definition.item as DataNode, definition]));
  const outline = { document, definitions };
  const roots = read.roots.map(({ node }) => childSymbols(outline, node));
  const data = roots.length <= 1 ? roots.flat() : read.roots.flatMap((root, at) => streamSymbol(outline, root, at));
  const body = headings && read.body !== undefined ? headingSymbols(document, headingsIn(read.text, read.body)) : [];
  return [...data, ...body];
}

/** The same outline as a list, for clients that show no tree. */
export function flatSymbols(uri: string, symbols: readonly DocumentSymbol[], container = ""): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, selectionRange, children }) => [
    { name, kind, location: { uri, range: selectionRange }, ...(container === "" ? {} : { containerName: container }) },
    ...flatSymbols(uri, children ?? [], name),
  ]);
}

interface Outline {
  readonly document: TextDocument;
  /** What gives an id, by the mapping that it names. */
  readonly definitions: ReadonlyMap<DataNode, Definition>;
}

/** One document of a YAML stream. */
function streamSymbol(
  outline: Outline,
  { node }: { readonly node: DataNode | undefined },
  index: number,
): DocumentSymbol[] {
  const children = childSymbols(outline, node);
  if (node === undefined || children.length === 0) return [];
  const name = named(node)?.name ?? `document ${index + 1}`;
  return [{ ...symbol(outline, name, SymbolKind.Namespace, node.range, undefined), children }];
}

function childSymbols(outline: Outline, node: DataNode | undefined): DocumentSymbol[] {
  return writtenParts(node).map((part) => partSymbol(outline, part));
}

function partSymbol(outline: Outline, part: WrittenPart): DocumentSymbol {
  const { step, range, keyRange, node } = part;
  const children = childSymbols(outline, node);
  const nested = children.length === 0 ? {} : { children };
  if (keyRange !== undefined) {
    const detail = node?.type === "scalar" ? shown(node.value) : "";
    return {
      ...symbol(outline, shown(step), valueKind(node), range, keyRange),
      ...(detail === "" ? {} : { detail }),
      ...nested,
    };
  }
  if (node?.type === "scalar") return symbol(outline, shown(node.value), valueKind(node), range, undefined);
  const definition = node === undefined ? undefined : outline.definitions.get(node);
  const kind = definition === undefined ? valueKind(node) : symbolKindOf(definition.target);
  const title = named(node);
  const detail = TITLES.map((key) => stringAt(node, key)).find((text) => text !== undefined && text !== title?.name);
  return {
    ...symbol(outline, shown(title?.name ?? `item ${Number(step) + 1}`), kind, range, title?.range),
    ...(detail === undefined ? {} : { detail: shown(detail) }),
    ...nested,
  };
}

/** What an item of a list calls itself, and where. */
function named(node: DataNode | undefined): { readonly name: string; readonly range: OffsetRange } | undefined {
  for (const key of NAMES) {
    const value = entryOf(node, key)?.value;
    if (value?.type !== "scalar" || typeof value.value !== "string" || value.value.trim() === "") continue;
    return { name: shown(value.value), range: value.range };
  }
  return undefined;
}

function headingSymbols(document: TextDocument, headings: readonly Heading[]): DocumentSymbol[] {
  const outline = { document, definitions: new Map<DataNode, Definition>() };
  const roots: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [];
  for (const { title, level, line, section } of headings) {
    const children: DocumentSymbol[] = [];
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const siblings = open.at(-1)?.children ?? roots;
    siblings.push({ ...symbol(outline, shown(title), SymbolKind.String, section, line), children });
    open.push({ level, children });
  }
  return roots;
}

/** A symbol; what is selected lies in its range, as editors insist. */
function symbol(
  { document }: Outline,
  name: string,
  kind: SymbolKind,
  range: OffsetRange,
  selected: OffsetRange | undefined,
): DocumentSymbol {
  const whole = withoutTail(document.getText(), range);
  const isInside = selected !== undefined && whole.start <= selected.start && selected.end <= whole.end;
  return {
    name,
    kind,
    range: rangeOf(document, whole),
    selectionRange: rangeOf(document, isInside ? selected : { start: whole.start, end: whole.start }),
  };
}

/** A value on one short line; never empty, which editors refuse. */
function shown(value: unknown): string {
  const text = String(value).replace(/\s+/g, " ").trim();
  if (text === "") return '""';
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
