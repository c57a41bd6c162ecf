import { replaceScalar } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { entryOf, type DataNode, type ScalarNode } from "../documents/tree";
import { editFix } from "./fix";
import { nextNumbered } from "./references";
import type { Finding, Rule } from "./rule";

const CODE = "wazir/duplicate-id";

/** Finds items of a document's lists that have the same `id`: `R-1` twice, whichever list each stands in. */
export const duplicateId: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "Two items have the same id." }],
  check({ kind, document }) {
    return kind === undefined ? [] : document.roots.flatMap(({ node }) => duplicatesIn(node));
  },
  fixes({ range }, { document, path }) {
    const node = placeWithRange(document, range)?.node;
    if (node?.type !== "scalar") return [];
    const taken = document.roots.flatMap((root) => itemIds(root.node).map(({ id }) => String(id.value)));
    const free = nextNumbered(stemOf(String(node.value)), taken);
    return editFix(path, `Replace with \`${free}\``, replaceScalar(document, node, free));
  },
};

function duplicatesIn(root: DataNode | undefined): readonly Finding[] {
  const first = new Map<unknown, string>();
  return itemIds(root).flatMap(({ id, place }) => {
    const taken = first.get(id.value);
    if (taken === undefined) {
      first.set(id.value, place);
      return [];
    }
    const message = `The id \`${String(id.value)}\` is taken: \`${taken}\` has it.`;
    return [{ code: CODE, message, range: id.range, data: { id: id.value } }];
  });
}

/** What stands before an id's number, `R-` of `R-2`; an id without a number gets one. */
function stemOf(id: string): string {
  const stem = id.replace(/[0-9]+$/, "");
  return stem === id ? `${id}-` : stem;
}

/** The ids of the items of a document's lists, each with a name for its place: `tasks[1]`. */
function itemIds(root: DataNode | undefined): readonly { id: ScalarNode; place: string }[] {
  if (root?.type !== "map") return [];
  return root.entries.flatMap(({ key, value }) => {
    if (value?.type !== "list") return [];
    return value.items.flatMap((item, index) => {
      const id = entryOf(item, "id")?.value;
      return id?.type === "scalar" && typeof id.value === "string" ? [{ id, place: `${key}[${index}]` }] : [];
    });
  });
}
