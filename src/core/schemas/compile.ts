import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { LibraryItem } from "../library/item";
import type { TimeLimit } from "../time-limit";
import { dereference } from "./dereference";
import { pathName, pathSteps } from "./instance-path";
import { TIME_LIMIT, type JsonSchema, type SchemaCheck, type SchemaError } from "./json-schema";

/**
 * The options every schema is compiled with, at build time and at run time, so that both judge alike.
 * @public read by the build
 */
export const AJV_OPTIONS = { allErrors: true, messages: false, strict: false, allowUnionTypes: true } as const;

/** Compiled checks that are kept: a project's own schemas, and some versions of one that is being edited. */
const KEPT = 200;

/** Checks by their schema's content, the one used last at the end. */
const compiled = new Map<string, SchemaCheck>();
let compiler: Ajv2020 | undefined;

/** What became of a workspace's schemas. */
export interface CompiledSchemas {
  /** By schema id. */
  readonly checks: ReadonlyMap<string, SchemaCheck>;
  /** Why a schema could not be compiled, by its path. */
  readonly faults: ReadonlyMap<string, string>;
  /** The schemas that could, dereferenced. */
  readonly schemas: readonly LibraryItem[];
}

/**
 * Compiles a workspace's own schemas. They may refer to each other and to the bundled ones by file name. A schema
 * that is not one is reported by its path. A schema that was compiled lately is not compiled again. A check that takes too
 * long is ended.
 */
export function compileSchemas(
  own: readonly LibraryItem[],
  bundled: readonly LibraryItem[],
  limit: TimeLimit,
): CompiledSchemas {
  const named = new Map(own.map((item): [LibraryItem, JsonSchema] => [item, withAddress(item)]));
  const others = [...bundled.map((item) => item.fields as JsonSchema), ...named.values()];
  const checks = new Map<string, SchemaCheck>();
  const faults = new Map<string, string>();
  const schemas: LibraryItem[] = [];
  for (const [item, written] of named) {
    try {
      const schema = dereference(written, others);
      checks.set(item.id, compileOnce(schema, limit));
      schemas.push({ ...item, fields: { ...schema } });
    } catch (error) {
      faults.set(item.path, error instanceof Error ? error.message : String(error));
    }
  }
  return { checks, faults, schemas };
}

/** A schema that has no address is known by its file's name. */
function withAddress({ id, fields }: LibraryItem): JsonSchema {
  return { $id: `${id}.schema.json`, ...fields };
}

function compileOnce(schema: JsonSchema, limit: TimeLimit): SchemaCheck {
  const key = JSON.stringify(schema);
  const check = compiled.get(key) ?? within(limit, compile(schema));
  compiled.delete(key);
  compiled.set(key, check);
  if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value ?? key);
  return check;
}

/** Milliseconds that a schema may take to check one document. */
const CHECKING = 150;

/** Documents that a schema may take too long for: what comes after them is not checked by it. */
const MOST_OVERRUNS = 2;

/** What is found of a document that could not be checked in time. */
const OVERRUN: SchemaError = { instancePath: "", schemaPath: "#", keyword: TIME_LIMIT, params: {} };

/** A check that ends: a pattern or branches of a schema may have more ways to read a value than there is time. */
function within(limit: TimeLimit, check: SchemaCheck): SchemaCheck {
  let overruns = 0;
  return (value) => {
    const found = overruns < MOST_OVERRUNS ? limit(() => check(value), CHECKING) : undefined;
    if (found === undefined) overruns++;
    return found?.result ?? [OVERRUN];
  };
}

/** Compiles with one compiler for all schemas: it compiles the meta-schema first, which takes longer than most schemas. */
function compile(schema: JsonSchema): SchemaCheck {
  compiler ??= newCompiler();
  if (compiler.validateSchema(schema) !== true) throw new Error(firstFault(compiler));
  try {
    const validate = compiler.compile(schema);
    return (value) => {
      try {
        return validate(value) ? [] : ((validate.errors ?? []) as SchemaError[]);
      } catch {
        return []; // A schema that names itself again for the same value never comes to a verdict.
      }
    };
  } finally {
    compiler.removeSchema(schema);
  }
}

/** The first thing that the meta-schema has against a schema: `type` must be equal to one of the allowed values. */
function firstFault(ajv: Ajv2020): string {
  const [first] = ajv.errors ?? [];
  const place = pathName(pathSteps(first?.instancePath ?? ""));
  return `${place === "" ? "it" : `\`${place}\``} ${first?.message ?? "does not meet the meta-schema"}`;
}

function newCompiler(): Ajv2020 {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, messages: true, addUsedSchema: false });
  addFormats(ajv);
  return ajv;
}
