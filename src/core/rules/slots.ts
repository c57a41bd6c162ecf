import type { DataNode, MapNode, PathStep, ScalarNode } from "../documents/tree";
import type { DocumentKind } from "../library/document-kind";

/** As much of a document's kind as says what stands where in it. */
export type SlotKind = Pick<DocumentKind, "id" | "schema">;

/** A place in a kind of document. */
export interface Slot {
  /** The id of the kind: `workflow`, `artifact`. */
  readonly kind: string;
  /** Artifacts only: the kind of artifact, which is the name of its schema; absent where it is in all of them. */
  readonly schema?: string;
  /** The keys from the root; `*` is any item or key. */
  readonly path: readonly string[];
  /** Present where the last key of the path is the text itself, rather than the name of its place. */
  readonly isKey?: true;
  /** Present where only a key with a mapping below it is meant. */
  readonly ofMapping?: true;
}

/** A value in a slot, with the mapping that it is a value of: for an item of a list, the one that holds the list. */
export interface SlotValue {
  readonly node: ScalarNode;
  readonly owner: MapNode | undefined;
}

/** Whether documents of this kind have the slot. */
export function isSlotOf(slot: Slot, kind: SlotKind): boolean {
  return slot.kind === kind.id && (slot.schema === undefined || slot.schema === kind.schema);
}

/** Of these slots, those that a kind of document has: the same list for the same kind. */
export function ofKind<OneSlot extends Slot>(slots: readonly OneSlot[]): (kind: SlotKind) => readonly OneSlot[] {
  const schemas = new Set(slots.map(({ schema }) => schema));
  const known = new Map<string, Map<string | undefined, readonly OneSlot[]>>();
  return (kind) => {
    const bySchema = known.get(kind.id) ?? new Map<string | undefined, readonly OneSlot[]>();
    known.set(kind.id, bySchema);
    // A schema of a workspace has no slot of its own: what no slot names is one and the same.
    const schema = schemas.has(kind.schema) ? kind.schema : undefined;
    const own = bySchema.get(schema) ?? slots.filter((slot) => isSlotOf(slot, kind));
    bySchema.set(schema, own);
    return own;
  };
}

/** Whether a path from a document's root leads to the value in the slot. */
export function leadsTo(slot: Slot, path: readonly PathStep[]): boolean {
  if (slot.isKey === true) return false;
  return slot.path.length === path.length && slot.path.every((step, index) => step === "*" || step === path[index]);
}

/** The texts that stand in a slot below `root`, in the order of the document. */
export function textsIn(slot: Slot, root: DataNode | undefined): readonly SlotValue[] {
  const found =
    slot.isKey === true ? keysAt(root, slot.path, slot.ofMapping === true) : valuesAt(root, slot.path, undefined);
  return found.filter(({ node }) => typeof node.value === "string");
}

/** The keys at the end of a path; those of one's own, `x-…`, are no ids. */
function keysAt(node: DataNode | undefined, path: readonly string[], ofMapping: boolean): readonly SlotValue[] {
  const [step, ...rest] = path;
  if (node?.type !== "map" || step === undefined) return [];
  const entries = step === "*" ? node.entries : node.entries.filter((entry) => entry.key === step);
  if (rest.length > 0) return entries.flatMap((entry) => keysAt(entry.value, rest, ofMapping));
  return entries
    .filter(({ key, value }) => !key.startsWith("x-") && (!ofMapping || value?.type === "map"))
    .map(({ key, value, keyRange: range }) => ({
      node: { type: "scalar", range, value: key, style: "plain", size: 1 },
      owner: value?.type === "map" ? value : node,
    }));
}

function valuesAt(
  node: DataNode | undefined,
  path: readonly string[],
  owner: MapNode | undefined,
): readonly SlotValue[] {
  const [step, ...rest] = path;
  if (node === undefined) return [];
  if (step === undefined) return node.type === "scalar" ? [{ node, owner }] : [];
  if (node.type === "list") return step === "*" ? node.items.flatMap((item) => valuesAt(item, rest, owner)) : [];
  if (node.type !== "map") return [];
  const entries = step === "*" ? node.entries : node.entries.filter((entry) => entry.key === step);
  return entries.flatMap((entry) => valuesAt(entry.value, rest, node));
}
