import {
  insertEntry,
  removeEntry,
  removeItem,
  replaceKey,
  replaceScalar,
  replaceValue,
  type Edit,
} from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { entryOf, nodeAtPath, type DataNode, type MapNode, type PathStep, type ScalarNode } from "../documents/tree";
import type { PlainValue } from "../documents/write-value";
import { touches } from "../text/range";
import { editFix, type Fix } from "./fix";
import { mendFormat, mendPattern } from "./mend-text";
import type { Finding, RuleContext } from "./rule";
import { schemasOf, suggestValue } from "./suggest-value";

/** Allowed values that are offered one by one; more of them are better chosen from completion. */
const OFFERED = 8;

/** A finding of the schema rule with the places its data names. */
interface Fault {
  readonly context: RuleContext;
  readonly finding: Finding;
  readonly data: Readonly<Record<string, unknown>>;
  readonly path: readonly PathStep[];
  readonly root: DataNode | undefined;
  /** What stands at the path. */
  readonly node: DataNode | undefined;
}

/** The changes that settle what a schema finds wrong. */
export function schemaFixes(finding: Finding, context: RuleContext): readonly Fix[] {
  const data = finding.data ?? {};
  const path = (data.path ?? []) as readonly PathStep[];
  const { roots } = context.document;
  const root = (roots.find(({ range }) => touches(range, finding.range.start)) ?? roots[0])?.node;
  const fault = { context, finding, data, path, root, node: nodeAtPath(root, path) };
  return FIXES[finding.code.replace(/^wazir\//, "")]?.(fault) ?? [];
}

const FIXES: Readonly<Record<string, (fault: Fault) => readonly Fix[]>> = {
  "schema-required": fixMissing,
  "schema-unknown-key": fixUnknownKey,
  "schema-type": fixType,
  "schema-enum": fixEnum,
  "schema-const": ({ data, ...fault }) => replaceWith(fault, (data.allowed as readonly unknown[])[0], true),
  "schema-format": fixFormat,
  "schema-pattern": fixPattern,
  "schema-limit": fixLimit,
  "schema-repeated-item": fixRepeated,
};

function fixMissing({ context, data, path, root, node }: Fault): readonly Fix[] {
  const missing = String(data.missing);
  const map = node?.type === "map" ? node : undefined;
  const misspelt = typeof data.misspelt === "string" ? entryOf(map, data.misspelt) : undefined;
  const renamed =
    misspelt === undefined
      ? []
      : edit(context, `Rename to \`${missing}\``, replaceKey(context.document, misspelt, missing), true);
  const suggested = suggestValue(context, [...path, missing]);
  if (suggested === undefined || (map === undefined && root !== undefined)) return renamed;
  const index = map === undefined ? undefined : indexFor(context, path, map, missing);
  const inserted = insertEntry(context.document, map, missing, suggested.value, index);
  return [...renamed, ...edit(context, `Add \`${missing}\``, inserted, suggested.certain && misspelt === undefined)];
}

/** Where a key belongs: behind the last of those that the schema names before it. */
function indexFor(context: RuleContext, path: readonly PathStep[], map: MapNode, key: string): number {
  const order = schemasOf(context, path).flatMap((schema) => Object.keys(schema.properties ?? {}));
  const before = new Set(order.slice(0, Math.max(order.indexOf(key), 0)));
  return map.entries.findLastIndex((entry) => before.has(entry.key)) + 1;
}

function fixUnknownKey({ context, data, node }: Fault): readonly Fix[] {
  const map = node?.type === "map" ? node : undefined;
  const key = String(data.key);
  const entry = entryOf(map, key);
  if (map === undefined || entry === undefined) return [];
  const { document } = context;
  const near = typeof data.near === "string" ? data.near : undefined;
  const renamed =
    near === undefined ? [] : edit(context, `Rename to \`${near}\``, replaceKey(document, entry, near), true);
  return [...renamed, ...edit(context, `Remove \`${key}\``, removeEntry(document, map, entry))];
}

function fixType({ context, data, path, root, node }: Fault): readonly Fix[] {
  const types = new Set(Array.isArray(data.types) ? data.types.map(String) : []);
  if (node === undefined || (node.type === "scalar" && node.value === null)) return fillIn({ context, path, root });
  if (node.type !== "scalar") return [];
  const written = context.document.text.slice(node.range.start, node.range.end);
  const fixes: Fix[] = [];
  for (const value of meantBy(node, written, types)) {
    fixes.push(
      ...edit(
        context,
        `Write \`${String(value)}\` as a ${typeof value === "string" ? "text" : typeof value}`,
        replaceScalar(context.document, node, value),
        true,
      ),
    );
  }
  const map = nodeAtPath(root, path.slice(0, -1));
  const entry = typeof path.at(-1) === "string" ? entryOf(map, String(path.at(-1))) : undefined;
  if (types.has("array") && map?.type === "map" && entry !== undefined) {
    fixes.push(
      ...edit(
        context,
        "Make it a list",
        replaceValue(context.document, map, entry, [node.value]),
        !types.has("object"),
      ),
    );
  }
  return fixes;
}

/** What a scalar of the wrong type was meant to be. */
function meantBy(
  node: ScalarNode,
  written: string,
  types: ReadonlySet<string>,
): readonly (string | number | boolean)[] {
  if (typeof node.value !== "string") return types.has("string") ? [written] : [];
  const number = /^-?\d+(\.\d+)?$/.test(node.value) ? Number(node.value) : undefined;
  if (number !== undefined && (types.has("number") || (types.has("integer") && Number.isInteger(number))))
    return [number];
  if (!types.has("boolean")) return [];
  if (/^(true|yes|on|y)$/i.test(node.value)) return [true];
  return /^(false|no|off|n)$/i.test(node.value) ? [false] : [];
}

/** Writes a value where there is none, or where what stands there says nothing. */
function fillIn({ context, path, root }: Pick<Fault, "context" | "path" | "root">): readonly Fix[] {
  const suggested = suggestValue(context, path);
  const map = nodeAtPath(root, path.slice(0, -1));
  const entry = entryOf(map, String(path.at(-1)));
  if (suggested === undefined || map?.type !== "map" || entry === undefined) return [];
  const title = `Write ${shown(suggested.value)}`;
  return edit(context, title, replaceValue(context.document, map, entry, suggested.value), suggested.certain);
}

function fixEnum({ data, ...fault }: Fault): readonly Fix[] {
  const allowed = Array.isArray(data.allowed) ? (data.allowed as readonly unknown[]) : [];
  const isOpen = !schemasOf(fault.context, fault.path).some((schema) => schema["x-decision"] === true);
  const others = allowed.length > OFFERED ? [] : allowed.filter((value) => value !== data.near);
  return [
    ...replaceWith(fault, data.near, isOpen),
    ...others.flatMap((value) => replaceWith(fault, value, isOpen && allowed.length === 1)),
  ];
}

function fixFormat({ context, path, node }: Fault): readonly Fix[] {
  const format = schemasOf(context, path).find((schema) => schema.format !== undefined)?.format;
  if (node?.type !== "scalar" || format === undefined) return [];
  const mended = mendFormat(String(node.value), format);
  return mended === undefined ? [] : replaceWith({ context, path, node }, mended.text, mended.certain);
}

function fixPattern({ context, path, node }: Fault): readonly Fix[] {
  const pattern = schemasOf(context, path).find((schema) => schema.pattern !== undefined)?.pattern;
  if (node?.type !== "scalar" || pattern === undefined) return [];
  const mended = mendPattern(String(node.value), pattern, context.project.limit);
  return mended === undefined ? [] : replaceWith({ context, path, node }, mended, false);
}

function fixLimit({ context, path, root, node }: Fault): readonly Fix[] {
  if (node?.type === "scalar" && typeof node.value === "number") {
    const { value } = node;
    const bounds = schemasOf(context, path).flatMap(({ minimum, maximum }) => [
      ...(minimum !== undefined && value < minimum ? [minimum] : []),
      ...(maximum !== undefined && value > maximum ? [maximum] : []),
    ]);
    return bounds.slice(0, 1).flatMap((bound) => replaceWith({ context, path, node }, bound, false));
  }
  const map = nodeAtPath(root, path.slice(0, -1));
  const key = path.at(-1);
  const entry = typeof key === "string" ? entryOf(map, key) : undefined;
  if (map?.type !== "map" || entry === undefined) return [];
  const isRequired = schemasOf(context, path.slice(0, -1)).some((schema) => schema.required?.includes(entry.key));
  if (isRequired) return fillIn({ context, path, root });
  return edit(context, `Remove \`${entry.key}\``, removeEntry(context.document, map, entry));
}

function fixRepeated({ context, finding }: Fault): readonly Fix[] {
  const item = placeWithRange(context.document, finding.range)?.item;
  if (item === undefined) return [];
  return edit(context, "Remove the repeated item", removeItem(context.document, item.list, item.index), true);
}

function replaceWith(
  { context, node }: Pick<Fault, "context" | "path" | "node">,
  value: unknown,
  preferred: boolean,
): readonly Fix[] {
  if (node?.type !== "scalar" || !isScalar(value)) return [];
  return edit(context, `Replace with \`${String(value)}\``, replaceScalar(context.document, node, value), preferred);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function shown(value: PlainValue): string {
  if (typeof value !== "object") return `\`${value}\``;
  return Array.isArray(value) && value.length === 0 ? "`[]`" : "what its template has";
}

function edit({ path }: RuleContext, title: string, changes: Edit, preferred = false): readonly Fix[] {
  return editFix(path, title, changes, preferred);
}
