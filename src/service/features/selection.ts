import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, SelectionRange } from "vscode-languageserver-types";
import { headingsIn } from "../../core/documents/headings";
import type { DataNode } from "../../core/documents/tree";
import { writtenParts } from "../../core/documents/written-parts";
import { touches, withoutTail, type OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { kindOf, rangeOf, readOf } from "../document";

/**
 * For each position what selecting more and more takes: text, value, entry, mapping, … up to the document. Undefined
 * for a document that is none of ours, so that an editor's own selection stays.
 */
export function selectionRanges(
  context: ServiceContext,
  document: TextDocument,
  positions: readonly Position[],
): SelectionRange[] | undefined {
  if (kindOf(document, context.project) === undefined) return undefined;
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    return nested(
      document,
      rangesAt(document, offset).filter((range) => touches(range, offset)),
    );
  });
}

/** Ranges that may hold an offset, the widest first; some of them may be the same. */
function rangesAt(document: TextDocument, offset: number): readonly OffsetRange[] {
  const { text, roots, frontMatter, body } = readOf(document);
  const root = roots.find(({ node }) => node !== undefined && touches(node.range, offset));
  const stream = roots.length > 1 && root !== undefined ? [root.range] : [];
  const header = frontMatter !== undefined && touches(frontMatter, offset) ? [frontMatter] : [];
  const isInBody = body !== undefined && header.length === 0 && touches(body, offset);
  const sections = isInBody ? headingsIn(text, body).map(({ section }) => section) : [];
  return [
    { start: 0, end: text.length },
    ...stream,
    ...header,
    ...(isInBody ? [body] : []),
    ...sections,
    ...dataRanges(text, root?.node, offset),
  ];
}

function dataRanges(text: string, node: DataNode | undefined, offset: number): readonly OffsetRange[] {
  if (node === undefined) return [];
  const whole = withoutTail(text, node.range);
  if (node.type === "scalar") return [whole, ...withinQuotes(node, whole, offset)];
  const part = writtenParts(node).find(({ range }) => touches(range, offset));
  if (part === undefined) return [whole];
  const pair = part.keyRange === undefined ? [] : [withoutTail(text, part.range)];
  if (part.keyRange !== undefined && touches(part.keyRange, offset)) return [whole, ...pair, part.keyRange];
  const inner = part.node !== undefined && touches(part.node.range, offset) ? part.node : undefined;
  return [whole, ...pair, ...dataRanges(text, inner, offset)];
}

function withinQuotes(node: DataNode, { start, end }: OffsetRange, offset: number): readonly OffsetRange[] {
  const isQuoted = node.type === "scalar" && (node.style === "single" || node.style === "double");
  const inner = { start: start + 1, end: end - 1 };
  return isQuoted && inner.start < inner.end && touches(inner, offset) ? [inner] : [];
}

/** The ranges as editors take them: each within the one before and smaller than it; others are passed over. */
function nested(document: TextDocument, ranges: readonly OffsetRange[]): SelectionRange {
  let outer: OffsetRange | undefined;
  let selection: SelectionRange | undefined;
  for (const range of ranges) {
    const isSmaller =
      outer === undefined ||
      (outer.start <= range.start && range.end <= outer.end && range.end - range.start < outer.end - outer.start);
    if (!isSmaller) continue;
    outer = range;
    const parent: SelectionRange | undefined = selection;
    selection = { range: rangeOf(document, range), ...(parent === undefined ? {} : { parent }) };
  }
  return selection ?? { range: rangeOf(document, { start: 0, end: document.getText().length }) };
}
