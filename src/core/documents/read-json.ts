import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { OffsetRange } from "../text/range";
import { MAX_DEPTH, MAX_PROBLEMS } from "./limits";
import { duplicateKey, visibleRange, type SyntaxProblem } from "./problem";
import type { ReadResult } from "./read-document";
import type { DataNode, MapEntry } from "./tree";

/** Reads JSON; comments and trailing commas are faults, and what stands around them is still read. */
export function readJson(text: string, range: OffsetRange): ReadResult {
  const source = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    const message = `Nested deeper than ${MAX_DEPTH} levels: nothing here is read.`;
    return { roots: [], problems: [{ code: "too-deep", message, range: { start: deep, end: deep + 1 } }] };
  }
  if (source.trim() === "") {
    const message = "This file is empty: a JSON value is expected.";
    return {
      roots: [{ node: undefined, range }],
      problems: [{ code: "syntax", message, range: { start: 0, end: 0 } }],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = errors.slice(0, MAX_PROBLEMS).map((error) => syntaxProblem(error, source));
  if (tree === undefined) return { roots: [{ node: undefined, range }], problems };
  return { roots: [{ node: toNode(tree, range.end, problems), range }], problems };
}

/** Where the text nests too deep, found on its tokens: the parser itself is recursive. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === "{" || first === "[") depth++;
    else if (first === "}" || first === "]") depth--;
    if (depth > MAX_DEPTH) return scanner.getTokenOffset();
  }
  return undefined;
}

function toNode(node: Node, end: number, problems: SyntaxProblem[]): DataNode {
  const range = rangeOf(node, end);
  if (node.type === "array") {
    const items = (node.children ?? []).map((child) => toNode(child, end, problems));
    return { type: "list", range, items, flow: true, size: 1 + total(items) };
  }
  if (node.type !== "object") {
    const value = node.value as string | number | boolean | null;
    return { type: "scalar", range, value, style: typeof value === "string" ? "double" : "plain", size: 1 };
  }
  const seen = new Set<string>();
  const entries = (node.children ?? []).flatMap((property) => toEntry(property, end, seen, problems));
  return { type: "map", range, entries, flow: true, size: 1 + total(entries.map((entry) => entry.value)) };
}

function toEntry(property: Node, end: number, seen: Set<string>, problems: SyntaxProblem[]): MapEntry[] {
  const [keyNode, valueNode] = property.children ?? [];
  if (keyNode === undefined) return [];
  const key = String(keyNode.value);
  const keyRange = rangeOf(keyNode, end);
  if (seen.has(key)) problems.push(duplicateKey(key, keyRange));
  seen.add(key);
  const value = valueNode === undefined ? undefined : toNode(valueNode, end, problems);
  return [{ key, keyRange, range: { start: keyRange.start, end: value?.range.end ?? keyRange.end }, value }];
}

/** The parser lets a node of a broken text end after the text. */
function rangeOf(node: Node, end: number): OffsetRange {
  return { start: Math.min(node.offset, end), end: Math.min(node.offset + node.length, end) };
}

function total(nodes: readonly (DataNode | undefined)[]): number {
  return nodes.reduce((sum, node) => sum + (node?.size ?? 1), 0);
}

const SENTENCES: Record<string, string> = {
  InvalidSymbol: "This is not JSON: a string needs double quotes.",
  InvalidNumberFormat: "This is not a JSON number.",
  PropertyNameExpected: "A key in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  ColonExpected: "A colon is expected between a key and its value.",
  CommaExpected: "A comma is expected between two entries.",
  CloseBraceExpected: "This mapping is not closed: `}` is missing.",
  CloseBracketExpected: "This list is not closed: `]` is missing.",
  EndOfFileExpected: "The document ends before this: one JSON value is all a file may hold.",
  InvalidCommentToken: "Comments are not allowed in JSON.",
  UnexpectedEndOfString: "This string is not closed: a double quote is missing.",
  InvalidEscapeCharacter: "This escape is not known in JSON.",
  InvalidCharacter: "This character must be escaped in a JSON string.",
};

function syntaxProblem(error: ParseError, text: string): SyntaxProblem {
  const name = printParseErrorCode(error.error);
  const range = visibleRange(text, { start: error.offset, end: error.offset + error.length });
  const trailing =
    name.endsWith("Expected") && /[}\]]/.test(text.charAt(range.start)) && /,\s*$/.test(before(text, range.start));
  const message = trailing ? "JSON allows no comma before this." : SENTENCES[name];
  return { code: "syntax", message: message ?? `This is not valid JSON (${name}).`, range };
}

/** A stretch of text before an offset, long enough to see what stands there. */
function before(text: string, offset: number): string {
  return text.slice(Math.max(offset - 200, 0), offset);
}
