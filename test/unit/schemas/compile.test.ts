import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import type { LibraryItem } from "../../../src/core/library/item";
import { compileSchemas } from "../../../src/core/schemas/compile";
import { dereference } from "../../../src/core/schemas/dereference";
import type { JsonSchema, SchemaCheck } from "../../../src/core/schemas/json-schema";
import { schemasAt } from "../../../src/core/schemas/schemas-at";
import { BOUNDED, processorTime } from "../../support/processor-time";
import { timeLimit } from "../../../src/platform/time-limit";

function item(id: string, schema: unknown): LibraryItem {
  const fields = schema as Record<string, unknown>;
  return {
    kind: "schema",
    id,
    title: id,
    summary: "",
    origin: "workspace",
    path: `/schemas/${id}.schema.json`,
    fields,
  };
}

function checkOf(schema: JsonSchema): SchemaCheck {
  const check = compileSchemas([item("own", schema)], [], timeLimit).checks.get("own");
  if (check === undefined) throw new Error("The schema was refused.");
  return check;
}

function read(yaml: string): unknown {
  return valueOf(readDocument(yaml, "yaml").roots[0]?.node);
}

describe("the values of a document are judged as any other", () => {
  const unique = checkOf({ type: "array", uniqueItems: true } as JsonSchema);
  test.each([
    ["[1, 2]", 0],
    ["[1, 1]", 1],
    ["[{a: 1}, {a: 2}]", 0],
    ["[{a: 1}, {a: 1}]", 1],
    ["[{__proto__: 1}, {__proto__: 1}]", 1],
    ["[{constructor: 1}, {constructor: 2}]", 0],
  ])("unique items of %s: %d fault", (yaml, faults) => {
    expect(unique(read(yaml))).toHaveLength(faults);
  });

  test("no key is there that nobody wrote", () => {
    const closed = checkOf({ type: "object", properties: {}, additionalProperties: false });
    expect(closed(read("{}"))).toEqual([]);
    expect(closed(read("{__proto__: 1}")).map((error) => error.params)).toEqual([{ additionalProperty: "__proto__" }]);
    expect(checkOf({ required: ["constructor"] })(read("a: 1"))).toHaveLength(1);
    expect(checkOf({ required: ["__proto__"] })(read("__proto__: 1"))).toEqual([]);
  });
});

describe("a workspace's own schemas", () => {
  test("refer to each other and to the bundled ones by file name", () => {
    const common = item("common", {
      $id: "https://x.test/common.schema.json",
      $defs: { id: { type: "string", minLength: 2 } },
    });
    const own = item("note", { properties: { id: { $ref: "common.schema.json#/$defs/id" } } });
    const { checks, faults } = compileSchemas([own], [common], timeLimit);
    expect(faults.size).toBe(0);
    expect(
      checks
        .get("note")?.(read("id: a"))
        .map(({ keyword }) => keyword),
    ).toEqual(["minLength"]);
  });

  test.each([
    ["a type that is none", { type: "banana" }],
    ["a pattern that is none", { properties: { a: { pattern: "[" } } }],
    ["a reference to nothing", { $ref: "nowhere.schema.json" }],
    ["required that is no list", { required: "a" }],
  ])("%s is a fault of that schema alone", (_name, schema) => {
    const { checks, faults } = compileSchemas([item("bad", schema), item("good", { type: "object" })], [], timeLimit);
    expect([...faults.keys()]).toEqual(["/schemas/bad.schema.json"]);
    expect([...checks.keys()]).toEqual(["good"]);
  });

  test("with the same $id as one compiled before are compiled again", () => {
    const first = compileSchemas(
      [item("own", { $id: "https://x.test/own.schema.json", type: "string" })],
      [],
      timeLimit,
    );
    const second = compileSchemas(
      [item("own", { $id: "https://x.test/own.schema.json", type: "number" })],
      [],
      timeLimit,
    );
    expect([first, second].map(({ checks }) => checks.get("own")?.("text").length)).toEqual([0, 1]);
  });
});

describe("a schema that a document can keep busy for ever", () => {
  const branches = { $id: "tree.schema.json", anyOf: [1, 2].map((number) => ({ ...twig(number) })) } as JsonSchema;

  /** A branch that every level of a value can be read by, and none to the end. */
  function twig(number: number): JsonSchema {
    return { required: ["no"], properties: { a: { $ref: "#" }, n: { const: number } } };
  }

  const leaf = (levels: number): unknown => (levels === 0 ? {} : { a: leaf(levels - 1) });
  const texts = { type: "array", items: { pattern: "^(a+)+$" } } as JsonSchema;

  test.each([
    ["a pattern", texts, ["aaa", "aa"], [`${"a".repeat(60)}!`]],
    ["branches that hold each other", branches, undefined, leaf(60)],
    ["items to compare", { uniqueItems: true } as JsonSchema, [{}], Array.from({ length: 60_000 }, (_, n) => [n, {}])],
  ])("is ended, and after a few of them not begun: %s", (_what, schema, right, endless) => {
    const check = checkOf(schema);
    if (right !== undefined) expect(check(right)).toEqual([]);
    const took = processorTime(() => {
      for (let times = 0; times < 50; times++)
        expect(check(endless).map(({ keyword }) => keyword)).toEqual(["time-limit"]);
    });
    expect(took).toBeLessThan(BOUNDED);
  });
});

describe("a dereferenced schema", () => {
  test("keeps what stands beside a reference", () => {
    const schema = dereference(
      {
        $defs: { id: { type: "string", description: "Any id." } },
        properties: { a: { $ref: "#/$defs/id", description: "This id." } },
      },
      [],
    );
    expect(schema).toMatchObject({ properties: { a: { type: "string", description: "This id." } } });
  });

  test("keeps a reference to itself, and still judges", () => {
    const tree: JsonSchema = {
      $id: "https://x.test/tree.schema.json",
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#" } }, name: { type: "string" } },
    };
    const check = checkOf(tree);
    expect(check(read("children: [{children: [{name: a}]}]"))).toEqual([]);
    expect(check(read("children: [{children: [{name: 1}]}]"))).toHaveLength(1);
  });

  test("keeps a reference to itself below $defs", () => {
    const list: JsonSchema = {
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" }, name: { type: "string" } } } },
      properties: { first: { $ref: "#/$defs/node" } },
    };
    const check = checkOf(list);
    expect(check(read("first: {next: {next: {name: a}}}"))).toEqual([]);
    expect(check(read("first: {next: {next: {name: 1}}}"))).toHaveLength(1);
  });
});

test("the schemas at a path are every branch that may hold there", () => {
  const schema: JsonSchema = {
    anyOf: [{ properties: { a: { type: "string" } } }, { properties: { a: { items: { type: "number" } } } }],
    additionalProperties: { description: "else" },
  };
  expect(schemasAt(schema, ["a", 0])).toEqual([{ type: "number" }]);
  expect(schemasAt(schema, ["b"])).toEqual([{ description: "else" }]);
});
