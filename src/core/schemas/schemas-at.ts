import type { PathStep } from "../documents/tree";
import type { JsonSchema } from "./json-schema";

/** The schema that describes the value at `path`: what hover shows and completion offers there. */
export function schemasAt(schema: JsonSchema, path: readonly PathStep[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (found, step) => found.flatMap((at) => below(at, step)),
    alternatives(schema),
  );
}

/** A schema and every branch it may take, itself first. */
export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...branches.flatMap(alternatives)];
}

function below(schema: JsonSchema, step: PathStep): readonly JsonSchema[] {
  if (typeof step === "number") return typeof schema.items === "object" ? alternatives(schema.items) : [];
  const own = schema.properties?.[step];
  if (own !== undefined) return alternatives(own);
  const rest = schema.additionalProperties;
  return typeof rest === "object" ? alternatives(rest) : [];
}
