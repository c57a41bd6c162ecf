import { yamlScalar } from "../../core/documents/write-scalar";
import type { JsonSchema } from "../../core/schemas/json-schema";
import { alternatives } from "../../core/schemas/schemas-at";
import type { TabStops } from "./snippet";

/** Where an entry is written: the columns before its key, and whether its mapping stands in braces. */
export interface EntryPlace {
  readonly column: number;
  readonly flow: boolean;
}

/** `key: value` with what the schema asks for below it, or behind it within braces. */
export function yamlEntry(key: string, schemas: readonly JsonSchema[], place: EntryPlace, stops: TabStops): string {
  const value = place.flow ? ` ${flowValue(schemas, stops)}` : blockValue(schemas, place.column, stops);
  return `${stops.literal(yamlScalar(key, ""))}:${value}`;
}

/** The keys that an item of a list has to have; undefined where its schema asks for none. */
export function yamlItem(schemas: readonly JsonSchema[], place: EntryPlace, stops: TabStops): string | undefined {
  const map = withRequired(schemas);
  if (map === undefined) return undefined;
  const entries = requiredEntries(map, place, stops);
  return entries.join(place.flow ? ", " : `\n${" ".repeat(place.column)}`);
}

function blockValue(schemas: readonly JsonSchema[], column: number, stops: TabStops): string {
  const inner = " ".repeat(column + 2);
  const list = schemas.find((schema) => schema.type === "array");
  if (list !== undefined) return `\n${inner}- ${blockItem(list, column + 4, stops)}`;
  const entries = yamlItem(schemas, { column: column + 2, flow: false }, stops);
  if (entries !== undefined) return `\n${inner}${entries}`;
  if (schemas.some((schema) => schema.type === "object")) return `\n${inner}${stops.blank()}`;
  return ` ${scalarStop(schemas, stops)}`;
}

function blockItem(list: JsonSchema, column: number, stops: TabStops): string {
  const items = itemSchemas(list);
  return yamlItem(items, { column, flow: false }, stops) ?? scalarStop(items, stops);
}

function flowValue(schemas: readonly JsonSchema[], stops: TabStops): string {
  const map = withRequired(schemas);
  const list = schemas.find((schema) => schema.type === "array");
  if (list !== undefined) {
    const items = itemSchemas(list);
    return `[${withRequired(items) === undefined ? scalarStop(items, stops) : flowValue(items, stops)}]`;
  }
  if (map !== undefined) return flowMap(requiredEntries(map, { column: 0, flow: true }, stops), stops);
  if (schemas.some((schema) => schema.type === "object")) return flowMap([stops.blank()], stops);
  return scalarStop(schemas, stops);
}

function flowMap(entries: readonly string[], stops: TabStops): string {
  return `{ ${entries.join(", ")} ${stops.literal("}")}`;
}

function requiredEntries(map: JsonSchema, place: EntryPlace, stops: TabStops): readonly string[] {
  return (map.required ?? []).map((key) => yamlEntry(key, alternatives(map.properties?.[key] ?? {}), place, stops));
}

/** The schema of a mapping that asks for keys. */
function withRequired(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  return schemas.find((schema) => schema.properties !== undefined && (schema.required?.length ?? 0) > 0);
}

function itemSchemas(list: JsonSchema): readonly JsonSchema[] {
  return typeof list.items === "object" ? alternatives(list.items) : [];
}

function scalarStop(schemas: readonly JsonSchema[], stops: TabStops): string {
  const fixed = schemas.find((schema) => schema.const !== undefined)?.const;
  if (fixed !== undefined) return stops.literal(yamlScalar(fixed as string | number | boolean, ""));
  const allowed = schemas.find((schema) => schema.enum !== undefined)?.enum;
  if (allowed !== undefined)
    return stops.choice(allowed.map((value) => yamlScalar(value as string | number | boolean, "")));
  if (schemas.some((schema) => schema.type === "boolean")) return stops.choice(["true", "false"]);
  const known = schemas.find((schema) => schema.default !== undefined)?.default;
  return typeof known === "string" || typeof known === "number" ? stops.filled(yamlScalar(known, "")) : stops.blank();
}
