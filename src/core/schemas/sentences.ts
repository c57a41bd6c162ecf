import { mostSimilar } from "../text/similar";
import { pathName, pathSteps } from "./instance-path";
import { choicesOf } from "./relevant-errors";
import { TIME_LIMIT, type JsonSchema, type SchemaFault } from "./json-schema";
import { isRecord } from "../documents/record";

/** An error in words, with what a fix needs to know. */
export interface Described {
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The word that stands there, for a missing key; the allowed word, for a wrong one. */
  readonly near: string | undefined;
}

type Describe = (error: SchemaFault, place: string) => Described;

/** Says one ajv error in a sentence: the place, what is there, what may be there, the nearest allowed word. */
export function describeError(error: SchemaFault): Described {
  const place = placeOf(error);
  const describe = DESCRIBERS[error.keyword];
  return describe?.(error, place) ?? plain(`${capital(place)} does not meet its schema (\`${error.keyword}\`).`);
}

function placeOf(error: SchemaFault): string {
  const steps = pathSteps(error.instancePath);
  if (steps.length === 0) return "this document";
  return `\`${pathName(steps)}\`${error.item === undefined ? "" : ` (${error.item})`}`;
}

const DESCRIBERS: Readonly<Record<string, Describe>> = {
  [TIME_LIMIT]: () =>
    plain(
      "This document was not checked against the workspace's own schema, which takes too long: a `pattern` like `^(a+)+$`, or branches that hold each other, have too many ways to read one value. Make the schema simpler.",
    ),
  required: describeMissing,
  additionalProperties: describeUnknownKey,
  type: describeType,
  anyOf: describeChoice,
  oneOf: describeChoice,
  enum: describeEnum,
  const: (error, place) => {
    const allowed = error.params.allowedValue;
    return {
      message: `${capital(place)} is ${shown(error.data)}, but must be ${shown(allowed)}.`,
      data: { allowed: [allowed] },
      near: undefined,
    };
  },
  format: (error, place) => {
    const format = String(error.params.format);
    return plain(`${capital(place)} is ${shown(error.data)}, which is not ${FORMATS[format] ?? `a ${format}`}.`);
  },
  pattern: (error, place) => {
    const like = examplesOf(error.schema);
    const wanted = like === "" ? `must match ${String(error.params.pattern)}` : `must look like ${like}`;
    return plain(`${capital(place)} is ${shown(error.data)}, but ${wanted}.`);
  },
  uniqueItems: (_error, place) => plain(`${capital(place)} holds this item twice: keep one.`),
  minItems: (error, place) =>
    plain(
      `${capital(place)} needs at least ${count(error.params.limit, "item")}${Array.isArray(error.data) && error.data.length === 0 ? " and is empty" : ""}.`,
    ),
  maxItems: (error, place) => plain(`${capital(place)} may hold at most ${count(error.params.limit, "item")}.`),
  minLength: (error, place) =>
    plain(
      error.data === ""
        ? `${capital(place)} is empty: it needs a text.`
        : `${capital(place)} needs at least ${count(error.params.limit, "character")}.`,
    ),
  maxLength: (error, place) => plain(`${capital(place)} is longer than ${count(error.params.limit, "character")}.`),
  minimum: describeBound,
  maximum: describeBound,
  exclusiveMinimum: describeBound,
  exclusiveMaximum: describeBound,
  minProperties: (error, place) => plain(`${capital(place)} needs at least ${count(error.params.limit, "key")}.`),
};

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "a date and time such as 2026-11-23T14:05:00Z",
  date: "a date such as 2026-11-23",
  uri: "an address such as https://example.com/page",
  "uri-reference": "an address or a relative path",
};

function describeMissing(error: SchemaFault, place: string): Described {
  const missing = String(error.params.missingProperty);
  const schema = error.schema;
  const known = new Set(Object.keys(schema?.properties ?? {}));
  const present = isRecord(error.data) ? Object.keys(error.data) : [];
  const near = mostSimilar(
    missing,
    present.filter((key) => !known.has(key)),
  );
  const hint = near === undefined ? meaning(schema?.properties?.[missing]) : ` Did you mean it by \`${near}\`?`;
  return {
    message: `${capital(place)} has no \`${missing}\`.${hint}`,
    data: { missing, ...(near === undefined ? {} : { misspelt: near }) },
    near,
  };
}

function describeUnknownKey(error: SchemaFault, place: string): Described {
  const key = String(error.params.additionalProperty);
  const known = Object.keys(error.schema?.properties ?? {});
  const present = new Set(isRecord(error.data) ? Object.keys(error.data) : []);
  const free = known.filter((name) => !present.has(name));
  const near = mostSimilar(key, free);
  const hint =
    near === undefined
      ? list(
          "Known here",
          free.map((name) => `\`${name}\``),
        )
      : ` Did you mean \`${near}\`?`;
  return {
    message: `\`${key}\` is not a key of ${place}.${hint}`,
    data: { key, ...(near === undefined ? {} : { near }) },
    near,
  };
}

function describeType(error: SchemaFault, place: string): Described {
  const wanted = error.params.type;
  const types = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  if (error.data === null)
    return {
      message: `${capital(place)} has no value yet: it must be ${nameTypes(types)}.`,
      data: { types },
      near: undefined,
    };
  const meant = types.includes("boolean") ? booleanMeant(error.data) : undefined;
  const hint = meant === undefined ? "" : ` In YAML 1.2 write \`${meant}\`.`;
  return {
    message: `${capital(place)} is ${shown(error.data)}, but must be ${nameTypes(types)}.${hint}`,
    data: { types },
    near: undefined,
  };
}

/** The boolean that YAML 1.1 took this text for; YAML 1.2 reads it as text. */
function booleanMeant(value: unknown): boolean | undefined {
  if (typeof value !== "string" || !/^(yes|no|on|off|y|n)$/i.test(value)) return undefined;
  return /^(yes|on|y)$/i.test(value);
}

function describeChoice(error: SchemaFault, place: string): Described {
  const types = [...new Set(choicesOf(error).flatMap((branch) => branch.type ?? []))];
  const there = error.data === null ? "has no value yet" : `is ${shown(error.data)}`;
  return {
    message: `${capital(place)} ${there}, but must be ${types.length === 0 ? "one of the allowed forms" : nameTypes(types)}.`,
    data: { types },
    near: undefined,
  };
}

function describeEnum(error: SchemaFault, place: string): Described {
  const allowed = (error.params.allowedValues as readonly unknown[] | undefined) ?? [];
  const near = typeof error.data === "string" ? mostSimilar(error.data, allowed.map(String)) : undefined;
  const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  const there = error.data === null ? "has no value yet" : `is ${shown(error.data)}`;
  return {
    message: `${capital(place)} ${there}; it may be ${join(allowed.map(shown))}.${hint}`,
    data: { allowed, ...(near === undefined ? {} : { near }) },
    near,
  };
}

function describeBound(error: SchemaFault, place: string): Described {
  const words: Readonly<Record<string, string>> = {
    ">=": "at least",
    "<=": "at most",
    ">": "more than",
    "<": "less than",
  };
  const comparison = words[String(error.params.comparison)] ?? "within";
  return plain(`${capital(place)} is ${shown(error.data)}, but must be ${comparison} ${String(error.params.limit)}.`);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of keys to values",
  null: "empty",
};

function nameTypes(types: readonly string[]): string {
  return join(types.map((type) => TYPE_NAMES[type] ?? type));
}

/** A value as it is shown in a sentence: short, and lists and mappings only by what they are. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "a mapping";
  if (value === null || value === undefined) return "empty";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function examplesOf(schema: unknown): string {
  const examples = isRecord(schema) && Array.isArray(schema.examples) ? (schema.examples as readonly unknown[]) : [];
  return join(examples.slice(0, 2).map(shown));
}

function meaning(schema: JsonSchema | undefined): string {
  return schema?.description === undefined ? "" : ` ${schema.description}`;
}

function list(label: string, words: readonly string[]): string {
  if (words.length === 0) return "";
  return ` ${label}: ${words.slice(0, 12).join(", ")}${words.length > 12 ? " …" : ""}.`;
}

function join(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

function count(limit: unknown, noun: string): string {
  return `${String(limit)} ${noun}${limit === 1 ? "" : "s"}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plain(message: string): Described {
  return { message, data: {}, near: undefined };
}
