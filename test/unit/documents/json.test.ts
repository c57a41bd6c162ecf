import { describe, expect, test } from "vitest";
import { runDocumentCase, toCr, toCrlf, type DocumentCase } from "../../support/document-cases";

const CASES: readonly DocumentCase[] = [
  { name: "a mapping", text: '{\n  "a": 1,\n  "b": [true, null, "x"]\n}\n', value: { a: 1, b: [true, null, "x"] } },
  { name: "nothing", text: "⟦diag:syntax⟧⟦/⟧", value: null },
  { name: "blanks", text: "⟦diag:syntax⟧⟦/⟧  \n ", value: null },
  { name: "an opening brace", text: "⟦diag:syntax⟧{⟦/⟧", value: {} },
  { name: "an opening bracket", text: "⟦diag:syntax⟧[⟦/⟧", value: [] },
  { name: "half a key", text: '{\n  ⟦diag:syntax⟧"r⟦diag:syntax⟧o⟦/⟧⟦/⟧', value: { ro: null } },
  { name: "a key without its colon", text: '{"a⟦diag:syntax⟧"⟦/⟧', value: { a: null } },
  { name: "a key without its value", text: '{"a"⟦diag:syntax⟧:⟦/⟧', value: { a: null } },
  { name: "a value missing before a brace", text: '{"a": ⟦diag:syntax⟧}⟦/⟧', value: { a: null } },
  { name: "a comma before a brace", text: '{"a": 1,⟦diag:syntax⟧}⟦/⟧', value: { a: 1 } },
  { name: "a comma before a bracket", text: "[1,\n⟦diag:syntax⟧]⟦/⟧", value: [1] },
  { name: "a comma forgotten", text: '{"a": 1\n⟦diag:syntax⟧"b"⟦/⟧: 2}', value: { a: 1, b: 2 } },
  { name: "a comment", text: '⟦diag:syntax⟧// note⟦/⟧\n{"a": 1}', value: { a: 1 } },
  { name: "a second value", text: '{"a": 1}\n⟦diag:syntax⟧[⟦/⟧]', value: { a: 1 } },
  { name: "a key twice", text: '{"a": 1, ⟦diag:duplicate-key⟧"a"⟦/⟧: 2}', value: { a: 2 } },
  {
    name: "keys with a meaning in JavaScript",
    text: '{"constructor": 1, "toString": 2}',
    value: { constructor: 1, toString: 2 },
  },
  { name: "an emoji before a fault", text: '{"a": "😀", "b": ⟦diag:syntax⟧}⟦/⟧', value: { a: "😀", b: null } },
  { name: "escapes", text: '{"a": "\\u00e9\\n\\"", "b": ⟦diag:syntax⟧"\\q"⟦/⟧}' },
  { name: "tabs", text: '{\n\t"a":\t1\n}', value: { a: 1 } },
  {
    name: "a Git conflict: the first side is read",
    text: '{\n⟦diag:merge-conflict⟧<<<<<<< HEAD⟦/⟧\n  "a": 1\n=======\n  "a": 2\n>>>>>>> other\n}\n',
    value: { a: 1 },
  },
];

describe.each([
  ["LF", (text: string): string => text],
  ["CRLF", toCrlf],
  ["lone CR", toCr],
])("JSON with %s", (_name, change) => {
  test.each(CASES)("$name", (item) => {
    const outcome = runDocumentCase("json", item, change);
    expect(outcome.found).toEqual(outcome.expected);
    if (item.value !== undefined) expect(outcome.value).toEqual(item.value);
  });
});

test("a byte order mark shifts nothing", () => {
  const outcome = runDocumentCase("json", { name: "", text: '\uFEFF{"a": ⟦diag:syntax⟧}⟦/⟧' });
  expect(outcome.found).toEqual(outcome.expected);
});

test("the key `__proto__` is a key", () => {
  const { value } = runDocumentCase("json", { name: "", text: '{"__proto__": {"polluted": 1}}' });
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
});

test.each([
  ["", "This file is empty: a JSON value is expected."],
  ['{"a": 1,}', "JSON allows no comma before this."],
  ['{"a" 1}', "A colon is expected between a key and its value."],
  ["{'a': 1}", "This is not JSON: a string needs double quotes."],
  ['{"a": 1 "b": 2}', "A comma is expected between two entries."],
  ["[1", "This list is not closed: `]` is missing."],
  ["/* x */ 1", "Comments are not allowed in JSON."],
])("%s is told: %s", (text, message) => {
  expect(runDocumentCase("json", { name: "", text }).document.problems[0]?.message).toBe(message);
});
