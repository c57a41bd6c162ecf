import { expect, test } from "vitest";
import { MAX_NDJSON_LENGTH } from "../../../src/core/documents/limits";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { entryOf, valueOf } from "../../../src/core/documents/tree";
import { plain, toCrlf } from "../../support/document-cases";

const TEXT = '{"a":[1,"😀"]}\n\n[true]\n{"a":\n{"b":null}';

test.each([
  ["LF", TEXT],
  ["CRLF", toCrlf(TEXT)],
  ["a byte order mark", `\uFEFF${TEXT}`],
])("each line is a value with its place; one that is none is left out: %s", (_name, text) => {
  const { roots, problems } = readDocument(text, "ndjson");
  expect(problems).toEqual([]);
  expect(roots.map(({ node }) => plain(valueOf(node)))).toEqual([{ a: [1, "😀"] }, [true], { b: null }]);
  expect(roots.map(({ range }) => text.slice(range.start, range.end))).toEqual([
    '{"a":[1,"😀"]}',
    "[true]",
    '{"b":null}',
  ]);
  const entry = entryOf(roots[2]?.node, "b")!;
  expect(text.slice(entry.keyRange.start, entry.keyRange.end)).toBe('"b"');
  expect(text.slice(entry.range.start, entry.range.end)).toBe('"b":null');
  expect(text.slice(roots[0]!.node!.range.start, roots[0]!.node!.range.end)).toBe('{"a":[1,"😀"]}');
});

test("an empty text has no value", () => {
  expect(readDocument("", "ndjson")).toMatchObject({ roots: [], problems: [] });
});

test("a line that nests too deep is left out", () => {
  const { roots } = readDocument(`${"[".repeat(1000)}\n{}\n`, "ndjson");
  expect(roots).toHaveLength(1);
});

test("comments and trailing commas are no JSON", () => {
  expect(readDocument('{"a":1,}\n{} // x\n', "ndjson").roots).toEqual([]);
});

test("a text that is too large gets one notice", () => {
  const { roots, problems } = readDocument("{}\n".repeat(MAX_NDJSON_LENGTH / 2), "ndjson");
  expect([roots, problems.map(({ code }) => code)]).toEqual([[], ["too-large"]]);
});

test("a log is known by its name", () => {
  expect(formatOfPath("/a/events.ndjson")).toBe("ndjson");
});
