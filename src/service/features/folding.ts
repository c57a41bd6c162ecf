import type { TextDocument } from "vscode-languageserver-textdocument";
import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver-types";
import { headingsIn } from "../../core/documents/headings";
import type { DataNode } from "../../core/documents/tree";
import { writtenParts } from "../../core/documents/written-parts";
import { touches, withoutTail, type OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { kindOf, readOf } from "../document";

/**
 * What folds in a document of ours, by lines: mappings, lists and texts over several lines, comments, front matter, and
 * with `sections` the sections of its body; undefined for any other document, so that an editor's own folding stays.
 */
export function foldingRanges(
  context: ServiceContext,
  document: TextDocument,
  { sections }: { readonly sections: boolean },
): FoldingRange[] | undefined {
  if (kindOf(document, context.project) === undefined) return undefined;
  const { roots, frontMatter, body, text, format } = readOf(document);
  const data = roots.flatMap(({ node }) => dataFolds(document, node));
  const region = format === "yaml" ? { start: 0, end: text.length } : frontMatter;
  const comments = region === undefined ? [] : commentFolds(document, region, roots);
  const fences = frontMatter === undefined ? [] : fold(document, { start: 0, end: closing(text, frontMatter) });
  const headings = sections && body !== undefined ? headingsIn(text, body) : [];
  const found = [...fences, ...data, ...comments, ...headings.flatMap(({ section }) => fold(document, section))];
  return distinct(found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine));
}

/** Where the line that closes the front matter ends; the end of its content where it is not closed. */
function closing(text: string, { end }: OffsetRange): number {
  const line = /^(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(text.slice(end))?.[0] ?? "";
  return end + line.length;
}

function dataFolds(document: TextDocument, node: DataNode | undefined): FoldingRange[] {
  const own = node !== undefined && node.type !== "scalar" && node.flow ? fold(document, node.range) : [];
  const parts = writtenParts(node).flatMap((part) => [
    ...fold(document, part.range),
    ...dataFolds(document, part.node),
  ]);
  return [...own, ...parts];
}

/** Lines that hold nothing but a comment, two or more of them; a `#` within a text is none. */
function commentFolds(
  document: TextDocument,
  region: OffsetRange,
  roots: readonly { readonly node: DataNode | undefined }[],
): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const [first, last] = [document.positionAt(region.start).line, document.positionAt(region.end).line];
  let start: number | undefined;
  for (let line = first; line <= last + 1; line++) {
    if (line <= last && isComment(document, line, roots)) {
      start ??= line;
      continue;
    }
    if (start !== undefined && line - 1 > start) {
      folds.push({ startLine: start, endLine: line - 1, kind: FoldingRangeKind.Comment });
    }
    start = undefined;
  }
  return folds;
}

function isComment(
  document: TextDocument,
  line: number,
  roots: readonly { readonly node: DataNode | undefined }[],
): boolean {
  const start = { line, character: 0 };
  const words = document.getText({ start, end: { line: line + 1, character: 0 } });
  const indent = /^[ \t]*(?=#)/.exec(words)?.[0].length;
  if (indent === undefined) return false;
  const offset = document.offsetAt(start) + indent;
  return !roots.some(({ node }) => isInText(node, offset));
}

/** Whether a text holds the offset. */
function isInText(node: DataNode | undefined, offset: number): boolean {
  if (node?.type === "scalar") return node.range.start < offset && offset < node.range.end;
  return writtenParts(node).some((part) => touches(part.range, offset) && isInText(part.node, offset));
}

/**
 * From the line a range begins on to the one it ends on, blanks at its end aside; nothing where that is one line. A
 * bracket that closes on a line of its own stays in sight.
 */
function fold(document: TextDocument, range: OffsetRange): FoldingRange[] {
  const text = document.getText();
  const { start, end } = withoutTail(text, range);
  const [startLine, last] = [document.positionAt(start).line, document.positionAt(end).line];
  const endLine = /(^|[\r\n])[ \t]*[}\]]$/.test(text.slice(start, end)) ? last - 1 : last;
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

/** Folds that begin on a line of their own; of several on one line the longest, which comes first. */
function distinct(folds: readonly FoldingRange[]): FoldingRange[] {
  return folds.filter(({ startLine }, index) => folds[index - 1]?.startLine !== startLine);
}
