import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../support/arbitraries";
import { mutated, type Plain } from "../../support/mutations";
import { bundled } from "../../support/projects";
import { dataOf, EXAMPLES, plainCheck } from "../../support/schema-examples";

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
    fc.assert(fc.property(mutated(example), judgeAlike), runs(40));
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

test("there is an example for every schema but the one of common pieces", () => {
  const ids = bundled.library.ids("schema").filter((id) => id !== "common");
  expect(EXAMPLES.map(([id]) => id).sort()).toEqual([...ids].sort());
});
