import { entryOf, stringAt, valueOf, type DataNode, type PathStep } from "../documents/tree";
import type { OffsetRange } from "../text/range";
import { nodesAlong, pathSteps } from "./instance-path";
import type { JsonSchema, SchemaError, SchemaFault } from "./json-schema";
import { relevantErrors } from "./relevant-errors";
import type { SchemaCode, SchemaProblem } from "./schema-problem";
import { describeError, type Described } from "./sentences";

/**
 * The faults of a value as problems of the document it was read from: one for each cause, each with the path, what is
 * there, what may be there, and the nearest allowed word. `schema` is the one that was compiled; `fallback` is the range
 * for a document without data.
 */
export function explain(
  errors: readonly SchemaError[],
  root: DataNode | undefined,
  schema: JsonSchema,
  fallback: OffsetRange,
): readonly SchemaProblem[] {
  const faults = errors.map((error) => faultOf(error, root, schema));
  const described = relevantErrors(faults).map((error) => ({ error, ...describeError(error) }));
  const misspelt = new Set(
    described.flatMap(({ error, near }) =>
      error.keyword === "required" && near !== undefined ? [`${error.instancePath}\n${near}`] : [],
    ),
  );
  return described
    .filter(
      ({ error }) =>
        !misspelt.has(`${error.instancePath}\n${String(error.params.additionalProperty)}`) ||
        error.keyword === "required",
    )
    .map((item) => toProblem(item.error, item, root, fallback))
    .sort((a, b) => a.range.start - b.range.start);
}

/** Adds what an error only points at: the value, and the schema that refused it. */
function faultOf(error: SchemaError, root: DataNode | undefined, schema: JsonSchema): SchemaFault {
  const path = pathSteps(error.instancePath);
  const nodes = nodesAlong(root, path);
  const item = nodes.findLast((node, depth) => depth > 0 && stringAt(node, "id") !== undefined);
  const pointer = error.schemaPath.slice(error.schemaPath.indexOf("#") + 1, error.schemaPath.lastIndexOf("/"));
  const holder = pathSteps(pointer).reduce<unknown>(
    (at, step) => (at as Record<PathStep, unknown> | undefined)?.[step],
    schema,
  );
  return {
    ...error,
    data: valueOf(nodes[path.length]),
    item: stringAt(item, "id"),
    schema: holder as JsonSchema | undefined,
  };
}

function toProblem(
  error: SchemaFault,
  described: Described,
  root: DataNode | undefined,
  fallback: OffsetRange,
): SchemaProblem {
  const path = pathSteps(error.instancePath);
  const key =
    described.near !== undefined && error.keyword === "required" ? described.near : error.params.additionalProperty;
  const range = rangeOf(root, path, typeof key === "string" ? key : undefined, error, fallback);
  return { code: codeOf(error.keyword), message: described.message, range, path, data: described.data };
}

const CODES: Readonly<Record<string, SchemaCode>> = {
  required: "schema-required",
  dependentRequired: "schema-required",
  additionalProperties: "schema-unknown-key",
  unevaluatedProperties: "schema-unknown-key",
  type: "schema-type",
  anyOf: "schema-type",
  oneOf: "schema-type",
  enum: "schema-enum",
  const: "schema-const",
  format: "schema-format",
  pattern: "schema-pattern",
  uniqueItems: "schema-repeated-item",
  minItems: "schema-limit",
  maxItems: "schema-limit",
  minLength: "schema-limit",
  maxLength: "schema-limit",
  minimum: "schema-limit",
  maximum: "schema-limit",
  exclusiveMinimum: "schema-limit",
  exclusiveMaximum: "schema-limit",
  minProperties: "schema-limit",
  maxProperties: "schema-limit",
};

function codeOf(keyword: string): SchemaCode {
  return CODES[keyword] ?? "schema-other";
}

function rangeOf(
  root: DataNode | undefined,
  path: readonly PathStep[],
  key: string | undefined,
  error: SchemaFault,
  fallback: OffsetRange,
): OffsetRange {
  const nodes = nodesAlong(root, path);
  const node = nodes[path.length];
  if (key !== undefined) return entryOf(node, key)?.keyRange ?? fallback;
  if (node === undefined) return emptyValueRange(nodes, path) ?? fallback;
  if (error.keyword === "uniqueItems" && node.type === "list") {
    const index = Math.max(Number(error.params.i), Number(error.params.j));
    return node.items[index]?.range ?? node.range;
  }
  if (node.type === "scalar")
    return node.range.end > node.range.start ? node.range : (ownerKey(nodes, path) ?? fallback);
  return (
    ownerKey(nodes, path) ??
    (node.type === "map" ? node.entries[0]?.keyRange : undefined) ??
    shortened(node, fallback, path)
  );
}

/** A value that is not written yet is marked at its key. */
function emptyValueRange(nodes: readonly DataNode[], path: readonly PathStep[]): OffsetRange | undefined {
  return nodes.length === path.length ? entryOf(nodes.at(-1), String(path.at(-1)))?.keyRange : undefined;
}

/** The key that a mapping or list is written under. */
function ownerKey(nodes: readonly DataNode[], path: readonly PathStep[]): OffsetRange | undefined {
  const last = path.at(-1);
  return typeof last === "string" ? entryOf(nodes[path.length - 1], last)?.keyRange : undefined;
}

function shortened(node: DataNode, fallback: OffsetRange, path: readonly PathStep[]): OffsetRange {
  return path.length === 0
    ? fallback
    : { start: node.range.start, end: Math.min(node.range.end, node.range.start + 1) };
}
