import { expect, test } from "vitest";
import { readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";
import type { DataNode } from "../../../src/core/documents/tree";
import { writtenParts } from "../../../src/core/documents/written-parts";

/** Every part with the text it covers, depth first. */
function parts(text: string, format: DocumentFormat = "yaml"): readonly string[] {
  const below = (node: DataNode | undefined): readonly string[] =>
    writtenParts(node).flatMap((part) => [
      `${part.step}: ${text.slice(part.range.start, part.range.end).trimEnd()}`,
      ...below(part.node),
    ]);
  return readDocument(text, format).roots.flatMap(({ node }) => below(node));
}

test.each<[string, string, readonly string[]]>([
  ["entries and items", "a: [x, {b: 1}]\n", ["a: a: [x, {b: 1}]", "0: x", "1: {b: 1}", "b: b: 1"]],
  ["an alias is a part without parts", "a: &n {k: 1}\nb: *n\n", ["a: a: &n {k: 1}", "k: k: 1", "b: b: *n"]],
  ["what is merged stands elsewhere", "a: &n\n  k: 1\n<<: *n\n", ["a: a: &n\n  k: 1", "k: k: 1"]],
  ["an item that is an alias is no part", "a:\n  - &n x\n  - *n\n", ["a: a:\n  - &n x\n  - *n", "0: x"]],
  ["an alias of nothing is no part", "a:\n  - x\n  - *gone\n", ["a: a:\n  - x\n  - *gone", "0: x"]],
  ["a key written twice is two parts", "a: 1\na: 2\n", ["a: a: 1", "a: a: 2"]],
  ["a key without a value", "a:\nb: 1\n", ["a: a", "b: b: 1"]],
])("%s", (_name, text, expected) => expect(parts(text)).toEqual(expected));

test("an anchor within itself comes to an end", () => {
  expect(parts("a: &n\n  b: *n\n")).toEqual(["a: a: &n\n  b: *n", "b: b: *n"]);
});
