import { recordOf, textsOf, type Library, type LibraryItem } from "./item";

/**
 * What a workspace's item stands for once it is laid over the bundled library. A composition map and a list of subjects
 * add to the bundled ones, with the workspace's word first; everything else replaces the bundled item of its id.
 */
export function extending(item: LibraryItem, bundled: Library): LibraryItem {
  const under = bundled.get(item.kind, item.id);
  if (under === undefined) return item;
  if (item.kind === "subject list") return { ...item, fields: { ...under.fields, ...item.fields } };
  if (item.kind !== "composition map") return item;
  return { ...item, fields: merged(item.fields, under.fields) };
}

/** Mappings key by key, lists one after the other without repetition; otherwise the first where there is one. */
function merged(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(keys.map((key) => [key, mergedValue(first[key], second[key])]));
}

function mergedValue(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...new Set([...textsOf(first), ...textsOf(second)])];
  if (isMapping(first) && isMapping(second)) return merged(recordOf(first), recordOf(second));
  return first ?? second;
}

function isMapping(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
