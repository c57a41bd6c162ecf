import type { JsonSchema } from "../core/schemas/json-schema";
import { escapeMarkdown, inlineCode } from "./markdown";

/** What a schema says of a key: its meaning, its type or values, and whether it has to be there. */
export function describeSchema(name: string, schemas: readonly JsonSchema[], required: boolean): readonly string[] {
  const [first] = schemas;
  if (first === undefined) return [];
  const type = typeName(schemas);
  const heading = `**${inlineCode(name)}**${type === "" ? "" : ` · ${type}`}${required ? " · required" : ""}`;
  return [
    heading,
    escapeMarkdown(schemas.find((schema) => schema.description !== undefined)?.description ?? ""),
    describeValues(schemas),
  ];
}

/** The meaning of one allowed value, or undefined where the schema gives none. */
export function describeValue(schemas: readonly JsonSchema[], value: unknown): string | undefined {
  for (const schema of schemas) {
    const index = schema.enum?.indexOf(value) ?? -1;
    const sentence = index < 0 ? undefined : schema.enumDescriptions?.[index];
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

function describeValues(schemas: readonly JsonSchema[]): string {
  const schema = schemas.find((candidate) => candidate.enum !== undefined);
  if (schema?.enum === undefined) {
    const fixed = schemas.find((candidate) => candidate.const !== undefined)?.const;
    return fixed === undefined
      ? ""
      : `Always ${inlineCode(typeof fixed === "string" ? fixed : JSON.stringify(fixed))}.`;
  }
  return schema.enum
    .map((value, index) => {
      const sentence = schema.enumDescriptions?.[index];
      return `- ${inlineCode(String(value))}${sentence === undefined ? "" : `: ${escapeMarkdown(sentence)}`}`;
    })
    .join("\n");
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  array: "list",
  object: "mapping",
};

function typeName(schemas: readonly JsonSchema[]): string {
  const types = [...new Set(schemas.flatMap((schema) => schema.type ?? []))];
  const format = schemas.find((schema) => schema.format !== undefined)?.format;
  if (format === "date-time") return "date and time";
  if (format === "date") return "date";
  return types.map((type) => TYPE_NAMES[type] ?? type).join(" or ");
}
