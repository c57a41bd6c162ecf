import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/core/documents/read-document";
import { valueOf } from "../../src/core/documents/tree";
import { runs } from "../support/arbitraries";
import { mutated, type Plain } from "../support/mutations";
import { bundled } from "../support/projects";
import { EXAMPLES, plainCheck } from "../support/schema-examples";

/** Mutated documents for each schema: more than 5,000 over all of them. */
const EACH = 180;

/**
 * The unit tests compare values by the dozen. Here whole documents are written, read by our own reader and judged by
 * the compiled check; plain ajv judges what JSON's own reader makes of the same text.
 */
describe("over thousands of mutated documents the built checks judge as plain ajv does", () => {
  let judged = 0;
  let refused = 0;

  test.each(EXAMPLES)("%s", (id, example) => {
    const compiled = bundled.checks.get(id);
    const reference = plainCheck(id);
    const property = fc.property(mutated(example), (value: Plain) => {
      const text = JSON.stringify(value);
      const faults = compiled?.(valueOf(readDocument(text, "json").roots[0]?.node)) ?? [];
      judged++;
      if (faults.length > 0) refused++;
      const isValid = reference(JSON.parse(text));
      const places = (errors: readonly { instancePath: string; keyword: string }[]): string =>
        errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).join("\n");
      return isValid === (faults.length === 0) && places(faults) === places(reference.errors ?? []);
    });
    fc.assert(property, runs(EACH));
  });

  test("which are enough, and neither all right nor all wrong", () => {
    expect(judged).toBeGreaterThanOrEqual(5000);
    expect(refused).toBeGreaterThan(judged / 4);
    expect(refused).toBeLessThan(judged);
  });
});
