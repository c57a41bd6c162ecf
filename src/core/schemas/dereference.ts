import type { JsonSchema } from "./json-schema";

/** Parts that a schema may have once its references are laid out: the largest of ours has some 450, and these are compiled in a second. */
const MAX_PARTS = 4_000;

/**
 * A schema with every `$ref` replaced by what it names, so that its errors and its descriptions stand in one place.
 * References are looked up by `$id`, by file name (`common.schema.json#/$defs/finding`) and within the schema itself; a
 * schema that names its own file means the one it stands in for, where there is one. A reference to itself, and one that
 * names nothing, is left as it is. Throws where definitions that name each other give more parts than a schema may have.
 */
export function dereference(schema: JsonSchema, others: readonly JsonSchema[]): JsonSchema {
  return new Expansion(schema, others).expand(schema, schema, []) as JsonSchema;
}

/** Where a reference leads: what it names, and the schema that holds it. */
interface Target {
  readonly node: unknown;
  readonly home: JsonSchema;
}

class Expansion {
  readonly #byName = new Map<string, JsonSchema>();
  #parts = 0;

  constructor(schema: JsonSchema, others: readonly JsonSchema[]) {
    for (const other of [schema, ...others.filter((one) => one !== schema)]) {
      if (typeof other.$id !== "string") continue;
      this.#byName.set(other.$id, other);
      this.#byName.set(fileName(other.$id), other);
    }
  }

  /** A part of the schema `home`, laid out. `open` are the parts whose references led here. */
  expand(node: unknown, home: JsonSchema, open: readonly unknown[]): unknown {
    if (++this.#parts > MAX_PARTS) {
      throw new Error(`it has more than ${MAX_PARTS} parts once each reference is replaced by what it names`);
    }
    if (Array.isArray(node)) return node.map((item) => this.expand(item, home, open));
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...rest } = node as JsonSchema & Record<string, unknown>;
    if (typeof $ref !== "string") {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, this.expand(value, home, open)]));
    }
    const target = this.#resolve($ref, home);
    if (target === undefined || open.includes(target.node)) return node;
    const expanded = this.expand(target.node, target.home, [...open, target.node]) as Record<string, unknown>;
    const named = Object.fromEntries(Object.entries(expanded).filter(([key]) => key !== "$id" && key !== "$schema"));
    return both(named, this.expand(rest, home, open) as Record<string, unknown>);
  }

  #resolve(ref: string, home: JsonSchema): Target | undefined {
    const [file = "", pointer = ""] = ref.split("#");
    const schema = file === "" ? home : (this.#byName.get(file) ?? this.#byName.get(fileName(file)));
    if (schema === undefined) return undefined;
    const steps = pointer.split("/").slice(1);
    const node = steps.reduce<unknown>((at, step) => {
      const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
      return typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined;
    }, schema);
    return node === undefined ? undefined : { node, home: schema };
  }
}

/** What says something about a value without asking anything of it: beside a reference it replaces what that says. */
const WORDS = new Set(["title", "description", "enumDescriptions", "default", "examples", "deprecated", "$comment"]);

/** One schema that asks for what is referred to and for what stands beside the reference. */
function both(named: Record<string, unknown>, beside: Record<string, unknown>): Record<string, unknown> {
  const clash = Object.keys(beside).some((key) => Object.hasOwn(named, key) && !WORDS.has(key));
  if (!clash) return { ...named, ...beside };
  const others: unknown = beside.allOf;
  return { ...beside, allOf: [named, ...(Array.isArray(others) ? (others as unknown[]) : [])] };
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf("/") + 1);
}
