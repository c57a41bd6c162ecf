import type { JsonSchema } from "../../core/schemas/json-schema";
import { alternatives } from "../../core/schemas/schemas-at";
import type { TabStops } from "./snippet";

/** `"key": value` with what the schema asks for inside of it. */
export function jsonEntry(key: string, schemas: readonly JsonSchema[], column: number, stops: TabStops): string {
  return `${stops.literal(JSON.stringify(key))}: ${jsonValue(schemas, column, stops)}`;
}

/** `{ … }` with the keys that a schema asks for; undefined where it asks for none. */
export function jsonSkeleton(schemas: readonly JsonSchema[], column: number, stops: TabStops): string | undefined {
  const map = schemas.find((schema) => schema.properties !== undefined && (schema.required?.length ?? 0) > 0);
  return map === undefined ? undefined : jsonMap(map, column, stops);
}

function jsonValue(schemas: readonly JsonSchema[], column: number, stops: TabStops): string {
  const map = schemas.find((schema) => schema.properties !== undefined && (schema.required?.length ?? 0) > 0);
  if (schemas.some((schema) => schema.type === "array")) return `[${jsonItem(schemas, column, stops)}]`;
  if (map !== undefined) return jsonMap(map, column, stops);
  if (schemas.some((schema) => schema.type === "object")) return `{${stops.blank()}${stops.literal("}")}`;
  const fixed = schemas.find((schema) => schema.const !== undefined)?.const;
  if (fixed !== undefined) return stops.literal(JSON.stringify(fixed));
  const allowed = schemas.find((schema) => schema.enum !== undefined)?.enum;
  if (allowed !== undefined) return stops.choice(allowed.map((value) => JSON.stringify(value)));
  if (schemas.some((schema) => schema.type === "boolean")) return stops.choice(["true", "false"]);
  const known = schemas.find((schema) => schema.default !== undefined)?.default;
  if (known !== undefined) return stops.filled(JSON.stringify(known));
  return schemas.some((schema) => schema.type === "string") ? `"${stops.blank()}"` : stops.blank();
}

function jsonItem(schemas: readonly JsonSchema[], column: number, stops: TabStops): string {
  const list = schemas.find((schema) => schema.type === "array");
  const items = typeof list?.items === "object" ? alternatives(list.items) : [];
  const map = items.find((schema) => schema.properties !== undefined && (schema.required?.length ?? 0) > 0);
  return map === undefined ? stops.blank() : jsonMap(map, column, stops);
}

function jsonMap(map: JsonSchema, column: number, stops: TabStops): string {
  const inner = " ".repeat(column + 2);
  const entries = (map.required ?? []).map((key) =>
    jsonEntry(key, alternatives(map.properties?.[key] ?? {}), column + 2, stops),
  );
  return `{\n${inner}${entries.join(`,\n${inner}`)}\n${" ".repeat(column)}${stops.literal("}")}`;
}
