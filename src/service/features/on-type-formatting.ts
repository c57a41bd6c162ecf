import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, TextEdit } from "vscode-languageserver-types";
import { positionIn } from "../../core/documents/tree";
import type { ServiceContext } from "../context";
import { readOf } from "../document";
import { asked } from "../subjects";

/** The line of a list's item: its indentation, the dash with what sets it off, the item's first line. */
const ITEM = /^( *)(- *)(.*?)\s*$/;

/**
 * What follows a line break in a list of YAML: behind an item that is one value, the next dash; behind an item with
 * keys, the column of its keys; behind an empty item, the end of the list. Nothing within a text over several lines.
 */
export function afterLineBreak(context: ServiceContext, document: TextDocument, position: Position): TextEdit[] {
  const { line } = position;
  const [above, here] = [lineAt(document, line - 1), lineAt(document, line)];
  const [, indent, dash, item] = ITEM.exec(above) ?? [];
  if (line === 0 || here.trim() !== "" || indent === undefined || dash === undefined || item === undefined) return [];
  if (asked(context, document) === undefined || !isListItem(document, line - 1, indent.length)) return [];
  const replaced = (from: number, to: number, newText: string): TextEdit[] => [
    {
      range: { start: { line: from, character: 0 }, end: { line: to, character: lineAt(document, to).length } },
      newText,
    },
  ];
  if (item === "") return replaced(line - 1, line, indent);
  if (/^[|>][+-]?\d*$/.test(item)) return [];
  if (isMapping(item)) return replaced(line, line, indent + " ".repeat(dash.length));
  return replaced(line, line, indent + dash);
}

/** Whether an item begins with a key: not where it is quoted or in brackets as a whole. */
function isMapping(item: string): boolean {
  return /^(?:[^\s"'[{#&*!|>][^#]*?|"[^"]*"|'[^']*')\s*:(?:\s|$)/.test(item);
}

/** Whether a dash stands in YAML of the document, and in no text. */
function isListItem(document: TextDocument, line: number, character: number): boolean {
  const offset = document.offsetAt({ line, character });
  const { format, frontMatter, roots } = readOf(document);
  if (format !== "yaml" && (frontMatter === undefined || offset < frontMatter.start || offset >= frontMatter.end)) {
    return false;
  }
  return roots.every(({ node }) => {
    const at = positionIn(node, offset)?.node;
    return at?.type !== "scalar" || at.range.start >= offset;
  });
}

function lineAt(document: TextDocument, line: number): string {
  if (line < 0) return "";
  const [start, end] = [document.offsetAt({ line, character: 0 }), document.offsetAt({ line: line + 1, character: 0 })];
  return document
    .getText()
    .slice(start, end)
    .replace(/[\r\n]+$/, "");
}
