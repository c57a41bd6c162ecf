import { describe, expect, test } from "vitest";
import { artifactPhase } from "../../../src/core/library/document-kind";
import type { Project } from "../../../src/core/library/project";
import { bundled, checkText, MANIFEST, projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";

const WITH_SCHEMAS = `${MANIFEST}paths:\n  schemas: sc\n`;
const OWN = `${ROOT}/sc/clarification.schema.json`;

/** The schema files of a project, as objects or as text. */
type Schemas = Readonly<Record<string, unknown>>;

function filesOf(schemas: Schemas): Readonly<Record<string, string>> {
  const files = Object.entries(schemas).map(([id, schema]) => [
    `sc/${id}.schema.json`,
    typeof schema === "string" ? schema : JSON.stringify(schema),
  ]);
  return { "wazir.manifest.yaml": WITH_SCHEMAS, ...(Object.fromEntries(files) as Record<string, string>) };
}

async function loaded(schemas: Schemas): Promise<Project> {
  return (await projectWith(filesOf(schemas))).project;
}

function faultsOf(project: Project, id: string, value: unknown): readonly string[] | undefined {
  return project.checks
    .get(id)?.(value)
    .map((error) => `${error.instancePath} ${error.keyword}`);
}

const HEADER = { phase: "clarify", role: "clarifier", run_id: "r-1", created_at: "2026-11-23T14:05:00Z" };
const CLARIFICATION = { ...HEADER, sources: [], status: "draft", loop_number: 0, questions: [], scope_summary: "All" };

const LINES = Object.entries(CLARIFICATION).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
const TEXT = `---\n${LINES.join("").replace("r-1", RUN_ID)}---\n`;

describe("a workspace's own clarification.schema.json counts", () => {
  const extra = { type: "object", required: ["budget"], properties: { phase: { const: "clarify" } } };
  const address = "https://wazir.dev/schemas/clarification.schema.json";

  test("in place of the bundled one, and of no other", async () => {
    const project = await loaded({ clarification: extra });
    expect(faultsOf(project, "clarification", CLARIFICATION)).toEqual([" required"]);
    expect(faultsOf(project, "clarification", { budget: 3 })).toEqual([]);
    expect([...project.checks.keys()].sort()).toEqual([...bundled.checks.keys()].sort());
    expect(project.checks.get("spec")).toBe(bundled.checks.get("spec"));
    expect(project.schemaFaults.size).toBe(0);
  });

  test("in what is reported of a document", async () => {
    const path = `.wazir/runs/${RUN_ID}/artifacts/clarification.md`;
    const found = await checkText(path, TEXT, { ...runFiles(), ...filesOf({ clarification: extra }) });
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["wazir/schema-required", "This document has no `budget`."],
    ]);
  });

  test.each([
    ["by its file name", { allOf: [{ $ref: "clarification.schema.json" }] }],
    ["by its address", { allOf: [{ $ref: address }] }],
    ["with the same address of its own", { $id: address, allOf: [{ $ref: address }] }],
    ["beside the reference", { $ref: "clarification.schema.json" }],
  ])("with the bundled one below it, named %s", async (_name, schema) => {
    const project = await loaded({ clarification: { ...schema, required: ["budget"] } });
    expect([...project.schemaFaults]).toEqual([]);
    expect(faultsOf(project, "clarification", { ...CLARIFICATION, budget: 3 })).toEqual([]);
    const faults = faultsOf(project, "clarification", { ...CLARIFICATION, status: "odd" });
    expect([...(faults ?? [])].sort()).toEqual([" required", "/status enum"]);
    expect(artifactPhase(project, "clarification")).toBe("clarify");
  });
});

describe("what is no schema leaves the bundled one, and says why", () => {
  test.each([
    ["empty", ""],
    ["broken", '{"type": "object", "required": ["budget"'],
    ["a list", "[]"],
    ["a text", '"object"'],
    ["not text", "\0"],
    ["a merge in progress", '{\n<<<<<<< a\n"type": "object"\n=======\n"type": "array"\n>>>>>>> b\n}\n'],
    ["of a type that there is not", '{"type": "thing"}'],
    ["of a wrong form", '{"properties": {"phase": 3}}'],
    ["with a pattern that is none", '{"properties": {"a": {"pattern": "("}}}'],
    ["with a reference that leads nowhere", '{"$ref": "nowhere.schema.json"}'],
    ["with a reference that is not encoded", '{"$ref": "#/$defs/%zz"}'],
  ])("%s", async (_name, text) => {
    const project = await loaded({ clarification: text });
    expect([...project.schemaFaults.keys()]).toEqual([OWN]);
    expect(project.schemaFaults.get(OWN)).not.toBe("");
    expect(project.checks.get("clarification")).toBe(bundled.checks.get("clarification"));
    expect(project.library.get("schema", "clarification")?.origin).toBe("bundled");
  });

  test("and does not stop the others", async () => {
    const project = await loaded({ clarification: "{", memo: { type: "object", required: ["to"] } });
    expect([...project.schemaFaults.keys()]).toEqual([OWN]);
    expect(faultsOf(project, "memo", {})).toEqual([" required"]);
  });
});

describe("references", () => {
  test.each([
    ["a part of the shared schema", { $ref: "common.schema.json#/$defs/severity" }, "high", "odd"],
    ["the same by its address", { $ref: "https://wazir.dev/schemas/common.schema.json#/$defs/runId" }, "r-1", "../x"],
    ["a whole bundled schema", { $ref: "role.schema.json" }, undefined, 3],
    ["another of the workspace's", { $ref: "tone.schema.json" }, "calm", "loud"],
    ["a part of its own", { $ref: "#/$defs/short" }, "ab", "abcdef"],
    ["a part with a slash in its name", { $ref: "#/$defs/a~1b" }, 1, "x"],
  ])("to %s", async (_name, value, right, wrong) => {
    const $defs = { short: { maxLength: 3 }, "a/b": { type: "integer" } };
    const project = await loaded({
      memo: { properties: { value }, $defs },
      tone: { enum: ["calm", "warm"] },
    });
    expect([...project.schemaFaults]).toEqual([]);
    if (right !== undefined) expect(faultsOf(project, "memo", { value: right })).toEqual([]);
    expect(faultsOf(project, "memo", { value: wrong })).toHaveLength(1);
  });

  test("beside which more is asked for ask for both, and more references may stand there", async () => {
    const beside = { $ref: "#/$defs/base", required: ["b"], properties: { b: { $ref: "#/$defs/text" } } };
    const $defs = { base: { required: ["a"], properties: { a: { type: "integer" } } }, text: { type: "string" } };
    const project = await loaded({ memo: { ...beside, $defs } });
    expect(faultsOf(project, "memo", { a: 1, b: "x" })).toEqual([]);
    expect([...(faultsOf(project, "memo", { a: "x" }) ?? [])].sort()).toEqual([" required", "/a type"]);
    expect(faultsOf(project, "memo", { a: 1, b: 2 })).toEqual(["/b type"]);
  });

  test("a key that is called $ref is a key", async () => {
    const project = await loaded({ memo: { properties: { $ref: { type: "integer" } } } });
    expect(faultsOf(project, "memo", { $ref: "x" })).toEqual(["/$ref type"]);
  });
});

describe("references that lead back", () => {
  const tree = { properties: { value: { type: "integer" }, children: { items: { $ref: "#/$defs/tree" } } } };
  const value = { value: 1, children: [{ value: 2, children: [{ value: "x" }] }] };

  test.each([
    ["a definition", { $ref: "#/$defs/tree", $defs: { tree } }],
    ["the schema itself", { properties: { value: { type: "integer" }, children: { items: { $ref: "#" } } } }],
  ])("to %s are followed as deep as the data goes", async (_name, schema) => {
    const project = await loaded({ memo: schema });
    expect([...project.schemaFaults]).toEqual([]);
    expect(faultsOf(project, "memo", value)).toEqual(["/children/0/children/0/value type"]);
  });

  /** Definitions that each name all of them, as a grammar's do. */
  function grammar(size: number): Record<string, unknown> {
    const names = Array.from({ length: size }, (_, index) => `d${index}`);
    const anyOf = names.map((name) => ({ $ref: `#/$defs/${name}` }));
    return { $ref: "#/$defs/d0", $defs: Object.fromEntries(names.map((name) => [name, { items: { anyOf } }])) };
  }

  /** Definitions of which each names the next one twice. */
  function doubling(size: number): Record<string, unknown> {
    const names = Array.from({ length: size }, (_, index) => `d${index}`);
    const next = (index: number): object => ({ allOf: [1, 2].map(() => ({ $ref: `#/$defs/d${index + 1}` })) });
    const $defs = Object.fromEntries(names.map((name, index) => [name, index === size - 1 ? {} : next(index)]));
    return { $ref: "#/$defs/d0", $defs };
  }

  test.each([
    ["all to all", grammar(12)],
    ["twice to the next", doubling(40)],
  ])("%s are refused before they fill the memory", async (_name, schema) => {
    const project = await loaded({ clarification: schema });
    expect([...project.schemaFaults]).toEqual([
      [OWN, "it has more than 4000 parts once each reference is replaced by what it names"],
    ]);
  });

  test("without an end give no verdict", async () => {
    const project = await loaded({ memo: { allOf: [{ $ref: "#" }] } });
    expect(faultsOf(project, "memo", {})).toEqual([]);
  });

  test("to nothing but itself are no schema", async () => {
    const project = await loaded({ memo: { $ref: "memo.schema.json" } });
    expect([...project.schemaFaults.keys()]).toEqual([`${ROOT}/sc/memo.schema.json`]);
  });
});

test("a schema is fit for use again once it is mended", async () => {
  const { project: broken } = await projectWith(filesOf({ memo: "{" }));
  const { project: mended } = await projectWith(filesOf({ memo: { required: ["to"] } }));
  expect([broken.schemaFaults.size, mended.schemaFaults.size]).toEqual([1, 0]);
  expect(mended.library.get("schema", "memo")?.fields).toMatchObject({ required: ["to"] });
});
