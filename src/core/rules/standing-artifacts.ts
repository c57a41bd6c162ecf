import type { ReadDocument } from "../documents/read-document";
import { entryOf, stringAt, type DataNode, type MapNode } from "../documents/tree";
import { keptWith } from "../kept-with";
import type { ReadArtifact } from "../runs/read-artifacts";
import type { RuleContext } from "./rule";

/**
 * Whether an artifact can be held against others: its text is whole, so that nothing in it is only missed by the
 * reader, and it is not kept for the record alone.
 */
export function isStanding({ document }: Pick<ReadArtifact, "document">): boolean {
  return isWhole(document);
}

const isWhole = keptWith(
  ({ problems, roots }: ReadDocument): boolean =>
    problems.length === 0 && stringAt(roots[0]?.node, "status") !== "superseded",
);

/** The standing artifacts of one kind in the document's run, the document among them. */
export function standingArtifacts({ artifacts }: RuleContext, schema: string): readonly ReadArtifact[] {
  return artifacts.filter((artifact) => artifact.kind.schema === schema && isStanding(artifact));
}

/** The root of a standing artifact of one kind, or undefined where the document is none. */
export function standingRoot(context: RuleContext, schema: string): MapNode | undefined {
  const root = context.document.roots[0]?.node;
  const isOfKind = context.kind?.id === "artifact" && context.kind.schema === schema;
  return isOfKind && root?.type === "map" && isStanding(context) ? root : undefined;
}

/** The items of the list at a key; none where there is no list. */
export function itemsAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  const value = entryOf(node, key)?.value;
  return value?.type === "list" ? value.items : [];
}

/** The texts of the list at a key. */
export function textsAt(node: DataNode | undefined, key: string): readonly string[] {
  return itemsAt(node, key).flatMap((item) =>
    item.type === "scalar" && typeof item.value === "string" ? [item.value] : [],
  );
}
