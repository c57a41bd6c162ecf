import { describe, expect, test } from "vitest";
import { runDocumentCase, toCr, toCrlf, type DocumentCase } from "../../support/document-cases";

/** Texts whose line ends may be changed without changing the data. */
const CASES: readonly DocumentCase[] = [
  { name: "a mapping", text: "a: 1\nb: text\n", value: { a: 1, b: "text" } },
  { name: "no line break at the end", text: "a: 1\nb: 2", value: { a: 1, b: 2 } },
  { name: "nothing at all", text: "", value: null },
  { name: "blanks", text: "   \n  \n", value: null },
  { name: "comments alone", text: "# one\n  # two\n", value: null },
  { name: "a lone document start", text: "---", value: null },
  { name: "comments within", text: "# top\na: 1 # tail\n# between\nb: 2\n", value: { a: 1, b: 2 } },
  { name: "a comment is no value", text: "a: # nothing yet\n", value: { a: null } },
  { name: "a hash in a text is text", text: "a: b#c\n", value: { a: "b#c" } },
  { name: "flow style", text: "a: {b: [1, two], c: null}\n", value: { a: { b: [1, "two"], c: null } } },
  { name: "flow style over lines", text: "a: [\n  x,\n  y,\n]\n", value: { a: ["x", "y"] } },
  { name: "lists in lists", text: "- - a\n  - b\n- c\n", value: [["a", "b"], "c"] },
  { name: "a list as deep as its key", text: "a:\n- b\n- c\n", value: { a: ["b", "c"] } },
  { name: "quoted texts", text: "a: 'it''s'\nb: \"x\\ty\"\n", value: { a: "it's", b: "x\ty" } },
  { name: "a folded text", text: "a: >-\n  one\n  two\nb: 1\n", value: { a: "one two", b: 1 } },
  { name: "a plain text over lines", text: "a: one\n  two\n", value: { a: "one two" } },
  { name: "an alias", text: "a: &x [1]\nb: *x\n", value: { a: [1], b: [1] } },
  { name: "an alias without an anchor", text: "a: ⟦diag:syntax⟧*gone⟦/⟧\n", value: { a: null } },
  { name: "an anchor in itself", text: "a: &a [⟦diag:syntax⟧*a⟦/⟧, 1]\n", value: { a: [null, 1] } },
  { name: "a mapping in itself", text: "a: &a\n  b: ⟦diag:syntax⟧*a⟦/⟧\n", value: { a: { b: null } } },
  {
    name: "a merge key",
    text: "x: &x {k: 1, m: 2}\ny:\n  <<: *x\n  k: 3\n",
    value: { x: { k: 1, m: 2 }, y: { k: 3, m: 2 } },
  },
  {
    name: "merge keys of a list: the first wins",
    text: "a: {<<: [{k: 1}, {k: 2, m: 3}]}\n",
    value: { a: { k: 1, m: 3 } },
  },
  { name: "a merge key of a text is a key", text: "<<: text\n", value: { "<<": "text" } },
  { name: "a key twice", text: "a: 1\nb: 2\n⟦diag:duplicate-key⟧a⟦/⟧: 3\n", value: { a: 3, b: 2 } },
  {
    name: "a key three times",
    text: "a: 1\n⟦diag:duplicate-key⟧a⟦/⟧: 2\n⟦diag:duplicate-key⟧a⟦/⟧: 3\n",
    value: { a: 3 },
  },
  { name: "a quoted key twice", text: "a: 1\n⟦diag:duplicate-key⟧'a'⟦/⟧: 2\n", value: { a: 2 } },
  {
    name: "keys that are no texts",
    text: "1: x\nnull: y\ntrue: z\n1.0: w\n",
    value: { "1": "x", null: "y", true: "z", "1.0": "w" },
  },
  { name: "a list as a key", text: "? ⟦diag:syntax⟧[a]⟦/⟧\n: b\nc: 1\n", value: { c: 1 } },
  {
    name: "keys with a meaning in JavaScript",
    text: "constructor: 1\ntoString: 2\n",
    value: { constructor: 1, toString: 2 },
  },
  { name: "YAML 1.2 words", text: "a: yes\nb: off\nc: true\nd: ~\n", value: { a: "yes", b: "off", c: true, d: null } },
  { name: "YAML 1.1 where it is asked for", text: "%YAML 1.1\n---\na: yes\n", value: { a: true } },
  {
    name: "numbers and what only looks like them",
    text: "a: 012\nb: 0o14\nc: 1_000\nd: 2026-11-23\n",
    value: { a: 12, b: 12, c: "1_000", d: "2026-11-23" },
  },
  { name: "a tab for indentation", text: "a:\n⟦diag:syntax⟧\t⟦/⟧b: 1\n", value: { a: null, b: 1 } },
  { name: "tabs after the text", text: "a: 1\t\nb: x\ty\n", value: { a: 1, b: "x\ty" } },
  { name: "an unclosed quote is marked where it opens", text: 'a: 1\nb: ⟦diag:syntax⟧"half⟦/⟧\nc: 2\n' },
  { name: "an unclosed single quote", text: "a: ⟦diag:syntax⟧'half⟦/⟧\n" },
  { name: "an unclosed list", text: "a: 1\nb: ⟦diag:syntax⟧[⟦/⟧", value: { a: 1, b: [] } },
  { name: "an unclosed mapping", text: "a: {b: 1\n⟦diag:syntax⟧c⟦/⟧: 2\n", value: { a: { b: 1 }, c: 2 } },
  { name: "a colon in a plain text", text: "a: ⟦diag:syntax⟧b⟦/⟧: c\n", value: { a: { b: "c" } } },
  { name: "a key without its colon", text: "⟦diag:syntax⟧role⟦/⟧\nphase: plan\n" },
  {
    name: "a last key without its colon",
    text: "phase: plan\n⟦diag:syntax⟧role⟦/⟧\n",
    value: { phase: "plan", role: null },
  },
  { name: "an unknown tag", text: "a: ⟦diag:syntax⟧!own⟦/⟧ x\n", value: { a: "x" } },
  { name: "half a word", text: "ro", value: "ro" },
  { name: "half a value", text: "role: pha", value: { role: "pha" } },
  { name: "a key without a value", text: "role:", value: { role: null } },
  { name: "a list that begins", text: "tasks:\n  - ", value: { tasks: [null] } },
  { name: "an item that begins", text: "tasks:\n  - id: T-1\n    ", value: { tasks: [{ id: "T-1" }] } },
  { name: "an emoji before a fault", text: "a: 😀 x\nb: ⟦diag:syntax⟧*é⟦/⟧\n", value: { a: "😀 x", b: null } },
  { name: "an emoji as a key", text: "😀: 1\n⟦diag:duplicate-key⟧😀⟦/⟧: 2\n", value: { "😀": 2 } },
  {
    name: "a Git conflict: the first side is read",
    text: "a: 1\n⟦diag:merge-conflict⟧<<<<<<< HEAD⟦/⟧\nb: 1\n=======\nb: 2\n>>>>>>> other\nc: 3\n",
    value: { a: 1, b: 1, c: 3 },
  },
  {
    name: "two Git conflicts, one with its base",
    text: "⟦diag:merge-conflict⟧<<<<<<< a⟦/⟧\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> c\n⟦diag:merge-conflict⟧<<<<<<<⟦/⟧\n=======\nd: 1\n>>>>>>>\n",
    value: { b: 1 },
  },
];

describe.each([
  ["LF", (text: string): string => text],
  ["CRLF", toCrlf],
  ["lone CR", toCr],
  ["a byte order mark", (text: string): string => `\uFEFF${text}`],
  ["a byte order mark and CRLF", (text: string): string => `\uFEFF${toCrlf(text)}`],
])("YAML with %s", (_name, change) => {
  test.each(CASES)("$name", (item) => {
    const outcome = runDocumentCase("yaml", item, change);
    expect(outcome.found).toEqual(outcome.expected);
    if (item.value !== undefined) expect(outcome.value).toEqual(item.value);
  });
});

test("every document of a stream is read, each in its own range", () => {
  const { document } = runDocumentCase("yaml", { name: "", text: "a: 1\n---\nb: 2\n...\n---\nb: ⟦diag:x⟧*c⟦/⟧\n" });
  expect(document.roots.map(({ range }) => document.text.slice(range.start, range.end))).toEqual([
    "a: 1\n",
    "---\nb: 2\n...\n",
    "---\nb: *c\n",
  ]);
  expect(document.problems.map(({ range }) => document.text.slice(range.start, range.end))).toEqual(["*c"]);
});

test("an anchor of one document is not known in the next", () => {
  const outcome = runDocumentCase("yaml", { name: "", text: "a: &x 1\n---\nb: ⟦diag:syntax⟧*x⟦/⟧\n" });
  expect(outcome.found).toEqual(outcome.expected);
});

test("the key `__proto__` is a key", () => {
  const { value } = runDocumentCase("yaml", { name: "", text: "__proto__: {polluted: 1}\n" });
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a missing value has no node, an empty text has one", () => {
  const { document } = runDocumentCase("yaml", { name: "", text: "a:\nb: ''\n" });
  const root = document.roots[0]?.node;
  expect(root?.type === "map" ? root.entries.map((entry) => entry.value?.type) : []).toEqual([undefined, "scalar"]);
});

test("half a conflict is no conflict", () => {
  const { found } = runDocumentCase("yaml", { name: "", text: "a: |\n  <<<<<<< HEAD\n  =======\nb: 1\n" });
  expect(found).toEqual([]);
});
