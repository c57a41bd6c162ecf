import { jsonLayouts } from "./json-layout";
import { layoutKey, type Layout, type Layouts } from "./layout";
import type { ReadDocument } from "./read-document";
import type { ListNode, MapNode } from "./tree";
import { yamlLayouts } from "./yaml-layout";

const known = new WeakMap<ReadDocument, Layouts>();

/** How a collection of a document is written; undefined where its text is too broken to say. */
export function layoutOf(document: ReadDocument, node: MapNode | ListNode): Layout | undefined {
  let layouts = known.get(document);
  if (layouts === undefined) {
    layouts = readLayouts(document);
    known.set(document, layouts);
  }
  return layouts.get(layoutKey(node.type, node.range.start));
}

function readLayouts({ format, text, frontMatter, problems }: ReadDocument): Layouts {
  // Which side of a conflict stays is not known, so nothing is written into either.
  if (problems.some(({ code }) => code === "merge-conflict")) return new Map();
  if (format === "json") return jsonLayouts(text);
  return yamlLayouts(text, frontMatter ?? { start: 0, end: format === "yaml" ? text.length : 0 });
}
