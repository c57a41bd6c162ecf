import { yamlScalar } from "./write-scalar";

/** A value that can be written into a document. */
export type PlainValue =
  string | number | boolean | null | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A value as YAML on one line. */
export function yamlFlow(value: PlainValue): string {
  if (value === null) return "null";
  if (typeof value !== "object") return yamlScalar(value, "");
  if (isList(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${yamlScalar(key, "")}: ${yamlFlow(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** An item of a block list whose dash stands in `column`. */
export function yamlItem(value: PlainValue, column: number, lineEnd: string): string {
  return `- ${yamlBlock(value, column + 2, lineEnd)}`;
}

/** An entry of a block mapping whose key stands in `column`. */
export function yamlEntry(key: string, value: PlainValue, column: number, lineEnd: string): string {
  const inner = yamlBlock(value, column + 2, lineEnd);
  const gap = isFilled(value) ? lineEnd + " ".repeat(column + 2) : " ";
  return `${yamlScalar(key, "")}:${gap}${inner}`;
}

/** A value as YAML whose first line starts in `column`; lists and mappings take a line for each member. */
export function yamlBlock(value: PlainValue, column: number, lineEnd: string): string {
  if (!isFilled(value)) return yamlFlow(value);
  const lines = isList(value)
    ? value.map((item) => yamlItem(item, column, lineEnd))
    : Object.entries(value).map(([key, inner]) => yamlEntry(key, inner, column, lineEnd));
  return lines.join(lineEnd + " ".repeat(column));
}

/** A value as JSON whose first line starts in `column`. */
export function jsonText(value: PlainValue, column: number, indent: number, lineEnd: string): string {
  return JSON.stringify(value, null, indent).replaceAll("\n", lineEnd + " ".repeat(column));
}

/** Whether a value is a list or a mapping that holds something. */
export function isFilled(value: PlainValue): value is readonly PlainValue[] | Readonly<Record<string, PlainValue>> {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
