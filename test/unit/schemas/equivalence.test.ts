import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import { artifactKinds } from "../../../src/core/library/document-kind";
import { bundledProject } from "../../../src/core/library/project";
import { AJV_OPTIONS } from "../../../src/core/schemas/compile";
import type { JsonSchema } from "../../../src/core/schemas/json-schema";
import { runs } from "../../support/arbitraries";
import { plain } from "../../support/document-cases";
import { mutated, type Plain } from "../../support/mutations";
import { bundled, REPOSITORY } from "../../support/projects";

const CONTENT = `${REPOSITORY}/content`;

/** Plain ajv over the schemas as they are written, with their references between files. */
const ajv = addFormats(new Ajv2020(AJV_OPTIONS));
for (const name of readdirSync(`${CONTENT}/schemas`)) {
  ajv.addSchema(JSON.parse(readFileSync(`${CONTENT}/schemas/${name}`, "utf8")) as JsonSchema);
}

function plainCheck(id: string): ValidateFunction {
  const validate = ajv.getSchema(`https://wazir.dev/schemas/${id}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${id}.`);
  return validate;
}

function dataOf(path: string): Plain {
  const text = readFileSync(`${CONTENT}/${path}`, "utf8");
  return plain(valueOf(readDocument(text, formatOfPath(path) ?? "yaml").roots[0]?.node)) as Plain;
}

const HASH = "0".repeat(64);
const EXAMPLES: readonly (readonly [string, Plain])[] = [
  ...artifactKinds(bundledProject(bundled)).map((kind) => [kind, dataOf(`examples/${kind}.md`)] as const),
  ["role", dataOf("roles/reviewer.md")],
  ["workflow", dataOf("workflows/specify.md")],
  ["skill", dataOf("skills/wazir/SKILL.md")],
  ["hook", dataOf("hooks/definitions/loop_cap_guard.yaml")],
  ["wazir-manifest", dataOf("wazir.manifest.yaml")],
  ["expertise-module", dataOf("expertise/architecture/distributed/idempotency-and-retry.md")],
  [
    "run",
    {
      run_id: "r-1",
      title: "T",
      intent: "feature",
      lane: "deep",
      created_at: "2026-11-23T14:05:00Z",
      created_by: { id: "a", kind: "agent" },
    },
  ],
  [
    "event",
    {
      seq: 1,
      event: "run_started",
      run_id: "r-1",
      created_at: "2026-11-23T14:05:00Z",
      actor: { id: "a", kind: "person" },
      prev: HASH,
      hash: HASH,
    },
  ],
];

describe("the compiled checks judge as plain ajv does", () => {
  test.each(EXAMPLES)("%s", (id, example) => {
    const compiled = bundled.checks.get(id);
    const reference = plainCheck(id);
    if (compiled === undefined) throw new Error(`The schema ${id} is not compiled.`);
    expect(compiled(example)).toEqual([]);
    expect(reference(example)).toBe(true);
    let refused = 0;
    const judgeAlike = (value: Plain): boolean => {
      const faults = compiled(value).length;
      if (faults > 0) refused++;
      return reference(value) === (faults === 0);
    };
    fc.assert(fc.property(mutated(example), judgeAlike), runs(60));
    expect(refused).toBeGreaterThan(10);
  });
});

test("plain ajv and the compiled checks name the same places", () => {
  const example = { ...(dataOf("examples/spec.md") as object), status: "banana", requirements: [], created_at: 3 };
  const places = (errors: readonly { instancePath: string; keyword: string }[] | null | undefined): readonly string[] =>
    (errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort();
  const reference = plainCheck("spec");
  reference(example);
  expect(places(bundled.checks.get("spec")?.(example))).toEqual(places(reference.errors));
});
