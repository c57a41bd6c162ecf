import { touches, type OffsetRange } from "../text/range";

/** A value of a document with its place. Aliases share the node they name, so the tree is a directed acyclic graph. */
export type DataNode = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly type: "scalar";
  readonly range: OffsetRange;
  readonly value: string | number | boolean | null;
  readonly style: "plain" | "single" | "double" | "block";
  /** Nodes below and including this one, counting an alias as often as it is used. */
  readonly size: number;
}

export interface MapNode {
  readonly type: "map";
  readonly range: OffsetRange;
  readonly entries: readonly MapEntry[];
  readonly flow: boolean;
  readonly size: number;
}

export interface MapEntry {
  readonly key: string;
  readonly keyRange: OffsetRange;
  /** From the key's start to the value's end. */
  readonly range: OffsetRange;
  /** Absent while the value is not written yet: `role:`. */
  readonly value: DataNode | undefined;
}

export interface ListNode {
  readonly type: "list";
  readonly range: OffsetRange;
  readonly items: readonly DataNode[];
  readonly flow: boolean;
  readonly size: number;
}

/** One step into a tree: a key of a mapping or an index of a list. */
export type PathStep = string | number;

/** The entry of `node` with this key; the last one where a key is written twice. */
export function entryOf(node: DataNode | undefined, key: string): MapEntry | undefined {
  return node?.type === "map" ? node.entries.findLast((entry) => entry.key === key) : undefined;
}

/** The child at one step, or undefined where there is none. */
export function childOf(node: DataNode | undefined, step: PathStep): DataNode | undefined {
  if (node?.type === "list") return node.items[Number(step)];
  return entryOf(node, String(step))?.value;
}

/** The node at `path` below `root`, or undefined. */
export function nodeAtPath(root: DataNode | undefined, path: readonly PathStep[]): DataNode | undefined {
  return path.reduce<DataNode | undefined>(childOf, root);
}

/** The string at one key of a mapping, or undefined where it is missing or not a string. */
export function stringAt(node: DataNode | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value?.type === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/** What mappings inherit instead of an object's prototype: all that ajv asks of two of them to compare them. */
const MAPPING = Object.create(null, {
  valueOf: { value: Reflect.get(Object.prototype, "valueOf"), writable: true },
  toString: { value: Reflect.get(Object.prototype, "toString"), writable: true },
}) as object;

/**
 * The plain JavaScript value of a node, made anew: it is bounded as aliases are, and to keep all of a project takes more
 * memory than to make the few that are asked for. Mappings are not made from an object's prototype, so a key like
 * `__proto__` is a key like any other.
 */
export function valueOf(node: DataNode | undefined): unknown {
  if (node === undefined) return null;
  if (node.type === "scalar") return node.value;
  return node.type === "list" ? node.items.map(valueOf) : mapValue(node);
}

function mapValue(node: MapNode): Record<string, unknown> {
  const value = Object.create(MAPPING) as Record<string, unknown>;
  for (const entry of node.entries) value[entry.key] = valueOf(entry.value);
  return value;
}

/** Where an offset stands in a tree: the innermost node, the path to it, and the entry it belongs to. */
export interface TreePosition {
  readonly path: readonly PathStep[];
  readonly node: DataNode | undefined;
  readonly entry: MapEntry | undefined;
  /** Whether the offset is on the entry's key rather than on its value. */
  readonly onKey: boolean;
}

/** The innermost place that holds `offset`; undefined when it lies outside of `root`. */
export function positionIn(root: DataNode | undefined, offset: number): TreePosition | undefined {
  if (root === undefined || !touches(root.range, offset)) return undefined;
  let at: TreePosition = { path: [], node: root, entry: undefined, onKey: false };
  for (;;) {
    const next = stepInto(at, offset);
    if (next === undefined) return at;
    at = next;
    if (at.onKey) return at;
  }
}

function stepInto(at: TreePosition, offset: number): TreePosition | undefined {
  const { node, path } = at;
  if (node?.type === "list") {
    const index = node.items.findIndex((item) => touches(item.range, offset));
    if (index < 0) return undefined;
    return { path: [...path, index], node: node.items[index], entry: at.entry, onKey: false };
  }
  if (node?.type !== "map") return undefined;
  for (const entry of node.entries) {
    const here = { path: [...path, entry.key], node: entry.value, entry };
    if (touches(entry.keyRange, offset)) return { ...here, onKey: true };
    if (entry.value !== undefined && touches(entry.value.range, offset)) return { ...here, onKey: false };
  }
  return undefined;
}
