import { parseTOML, type AST } from "toml-eslint-parser";
import type { OffsetRange } from "../text/range";
import type { DataNode, ListNode, MapEntry, MapNode, ScalarNode } from "./tree";

/** Longer files are no manifest that a person wrote. */
const MAX_LENGTH = 1_000_000;

/** More brackets in a row than data has, and fewer than the reader needs stack for. */
const TOO_DEEP = /[[{](?:[\s,]*[[{]){99}/;

/** The tables and values of a TOML text with their places; undefined where it cannot be read. Dates are texts. */
export function readToml(text: string): MapNode | undefined {
  if (text.length > MAX_LENGTH || TOO_DEEP.test(text)) return undefined;
  try {
    const [top] = parseTOML(text).body;
    const root = emptyTable([0, text.length]);
    for (const part of top.body) {
      if (part.type === "TOMLKeyValue") add(root, part);
      else {
        const table = tableAt(root, part.resolvedKey, part.key.range);
        for (const entry of part.body) add(table, entry);
      }
    }
    return root;
  } catch {
    return undefined;
  }
}

/** A table that grows while the text is read. */
interface Table extends MapNode {
  readonly entries: MapEntry[];
}

interface List extends ListNode {
  readonly items: DataNode[];
}

const tables = new WeakSet<DataNode>();

function emptyTable(range: AST.Range): Table {
  const table: Table = { type: "map", range: rangeOf(range), entries: [], flow: false, size: 1 };
  tables.add(table);
  return table;
}

function isTable(node: DataNode | undefined): node is Table {
  return node !== undefined && tables.has(node);
}

function rangeOf([start, end]: AST.Range): OffsetRange {
  return { start, end };
}

/** The table at a path, made where it is missing; a number in the path is the place in a list of tables. */
function tableAt(root: Table, path: readonly (string | number)[], at: AST.Range): Table {
  let table = root;
  for (const [index, step] of path.entries()) {
    if (typeof step === "number") continue;
    const place = path[index + 1];
    const known = table.entries.find(({ key }) => key === step)?.value;
    if (typeof place === "number") {
      const list: List =
        known?.type === "list"
          ? (known as List)
          : { type: "list", range: rangeOf(at), items: [], flow: false, size: 1 };
      if (known === undefined)
        table.entries.push({ key: step, keyRange: rangeOf(at), range: rangeOf(at), value: list });
      const item = list.items[place];
      const next = isTable(item) ? item : emptyTable(at);
      if (item === undefined) list.items.push(next);
      table = next;
    } else {
      const next = isTable(known) ? known : emptyTable(at);
      if (known === undefined)
        table.entries.push({ key: step, keyRange: rangeOf(at), range: rangeOf(at), value: next });
      table = next;
    }
  }
  return table;
}

function add(table: Table, { key, value, range }: AST.TOMLKeyValue): void {
  const names = key.keys.map((name) => (name.type === "TOMLBare" ? name.name : name.value));
  const owner = tableAt(table, names.slice(0, -1), key.range);
  owner.entries.push({
    key: names.at(-1) ?? "",
    keyRange: rangeOf(key.range),
    range: rangeOf(range),
    value: nodeOf(value),
  });
}

function nodeOf(value: AST.TOMLContentNode): DataNode {
  if (value.type === "TOMLArray") {
    return { type: "list", range: rangeOf(value.range), items: value.elements.map(nodeOf), flow: true, size: 1 };
  }
  if (value.type === "TOMLInlineTable") {
    const table = emptyTable(value.range);
    for (const entry of value.body) add(table, entry);
    return table;
  }
  const scalar =
    value.kind === "string" || value.kind === "boolean"
      ? value.value
      : value.kind.includes("date") || value.kind.includes("time")
        ? String(value.value)
        : Number(value.value);
  return { type: "scalar", range: rangeOf(value.range), value: scalar, style: "plain", size: 1 } satisfies ScalarNode;
}
