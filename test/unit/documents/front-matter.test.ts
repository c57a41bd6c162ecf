import { describe, expect, test } from "vitest";
import { findFrontMatter } from "../../../src/core/documents/front-matter";
import { readDocument } from "../../../src/core/documents/read-document";
import { runDocumentCase, toCr, toCrlf, type DocumentCase } from "../../support/document-cases";

interface FrontMatterCase extends DocumentCase {
  /** The text after the front matter, with LF. */
  readonly body: string;
}

const CASES: readonly FrontMatterCase[] = [
  { name: "closed by `---`", text: "---\na: 1\n---\nText\n", value: { a: 1 }, body: "Text\n" },
  { name: "closed by `...`", text: "---\na: 1\n...\nText\n", value: { a: 1 }, body: "Text\n" },
  { name: "closed on the last line", text: "---\na: 1\n---", value: { a: 1 }, body: "" },
  { name: "blanks after the fences", text: "--- \na: 1\n---\t\nText", value: { a: 1 }, body: "Text" },
  { name: "nothing between the fences", text: "---\n---\nText", value: null, body: "Text" },
  { name: "comments alone", text: "---\n# later\n---\nText", value: null, body: "Text" },
  {
    name: "a rule further down",
    text: "---\na: 1\n---\nOne\n\n---\nb: 2\n---\n",
    value: { a: 1 },
    body: "One\n\n---\nb: 2\n---\n",
  },
  { name: "dashes in a block text", text: "---\na: |\n  ---\n  x\n---\nText", value: { a: "---\nx\n" }, body: "Text" },
  {
    name: "no closing line",
    text: "⟦diag:front-matter-unterminated⟧---⟦/⟧\na: 1\nb: 2\n",
    value: { a: 1, b: 2 },
    body: "",
  },
  {
    name: "no closing line before a text",
    text: "⟦diag:front-matter-unterminated⟧---⟦/⟧\na: 1\n\nText: more\n",
    value: { a: 1 },
    body: "\nText: more\n",
  },
  {
    name: "no closing line before a heading",
    text: "⟦diag:front-matter-unterminated⟧---⟦/⟧\na: 1\n# Title\n",
    value: { a: 1 },
    body: "# Title\n",
  },
  { name: "an opening line alone", text: "⟦diag:front-matter-unterminated⟧---⟦/⟧", value: null, body: "" },
  {
    name: "a fault within",
    text: "---\na: 1\nb: ⟦diag:syntax⟧*x⟦/⟧\n---\nText *y\n",
    value: { a: 1, b: null },
    body: "Text *y\n",
  },
  {
    name: "a fault at the last character",
    text: "---\na: ⟦diag:syntax⟧[⟦/⟧\n---\nText",
    value: { a: [] },
    body: "Text",
  },
  { name: "half a word", text: "---\nro\n---\n", value: "ro", body: "" },
  {
    name: "an emoji before a fault",
    text: "---\nt: 😀\nb: ⟦diag:syntax⟧*x⟦/⟧\n---\n",
    value: { t: "😀", b: null },
    body: "",
  },
  {
    name: "a Git conflict",
    text: "---\n⟦diag:merge-conflict⟧<<<<<<< HEAD⟦/⟧\na: 1\n=======\na: 2\n>>>>>>> x\n---\nText",
    value: { a: 1 },
    body: "Text",
  },
  {
    name: "conflict marks in the body are text",
    text: "---\na: 1\n---\n<<<<<<< a\n=======\n>>>>>>> b\n",
    value: { a: 1 },
    body: "<<<<<<< a\n=======\n>>>>>>> b\n",
  },
];

describe.each([
  ["LF", (text: string): string => text],
  ["CRLF", toCrlf],
  ["lone CR", toCr],
  [
    "a byte order mark",
    (text: string): string => text.replace("---", "\uFEFF---").replace(/^(⟦[^⟧]*⟧)\uFEFF/, "\uFEFF$1"),
  ],
])("front matter with %s", (_name, change) => {
  test.each(CASES)("$name", (item) => {
    const { found, expected, value, document } = runDocumentCase("markdown", item, change);
    const covered = found.map(({ code, covers }) => ({ code, covers: covers.replace("\uFEFF", "") }));
    expect(covered).toEqual(expected.map(({ code, covers }) => ({ code, covers })));
    if (item.value !== undefined) expect(value).toEqual(item.value);
    const { start, end } = document.body ?? { start: 0, end: 0 };
    expect(document.text.slice(start, end).replace(/\r\n?/g, "\n")).toBe(item.body);
  });
});

test.each([
  ["no fence", "a: 1\n"],
  ["a blank line first", "\n---\na: 1\n---\n"],
  ["a blank first", " ---\na: 1\n---\n"],
  ["four dashes", "----\na: 1\n----\n"],
  ["text after the dashes", "--- a\nb: 1\n---\n"],
  ["nothing", ""],
])("%s: there is no front matter, and the body is the whole text", (_name, text) => {
  const document = readDocument(text, "markdown");
  expect(document).toMatchObject({
    roots: [],
    problems: [],
    frontMatter: undefined,
    body: { start: 0, end: text.length },
  });
});

test("what stands in the body changes nothing before it", () => {
  const front = "---\na: 1\nb: [\n---\n";
  const bare = readDocument(front, "markdown");
  const long = readDocument(`${front}# Title\n\n\`\`\`yaml\n- : [\n\`\`\`\n---\nx: *y\n`, "markdown");
  expect(long.problems).toEqual(bare.problems);
  expect(long.roots).toEqual(bare.roots);
});

test("the ranges of an unclosed front matter touch each other", () => {
  expect(findFrontMatter("---\na: 1\n\nb")).toEqual({
    content: { start: 4, end: 9 },
    body: { start: 9, end: 11 },
    unterminated: true,
  });
});

test("an edit of the body reads the front matter no second time, an edit in it does", () => {
  const first = readDocument("---\na: [1]\n---\nbody", "markdown").roots[0]?.node;
  expect(readDocument("---\na: [1]\n---\nanother body\n---\n", "markdown").roots[0]?.node).toBe(first);
  expect(readDocument("---\na: [2]\n---\nbody", "markdown").roots[0]?.node).not.toBe(first);
  expect(readDocument("---\r\na: [1]\n---\nbody", "markdown").roots[0]?.node?.range).not.toEqual(first?.range);
});

test("what the front matter is guilty of never lies in the body", () => {
  const text = "---\na: [1\n---\nb: [2\n";
  for (const { range } of readDocument(text, "markdown").problems) {
    expect(range.end).toBeLessThanOrEqual(text.indexOf("---", 4) + 3);
  }
  expect(readDocument("---\na: 1\n---\nb: [2\n", "markdown").problems).toEqual([]);
});
