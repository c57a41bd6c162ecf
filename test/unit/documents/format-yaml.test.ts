import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { commentsOf } from "../../../src/core/documents/comments";
import { formatYaml } from "../../../src/core/documents/format-yaml";
import { formatOfPath, readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import { runs } from "../../support/arbitraries";
import { REPOSITORY } from "../../support/projects";

/** A text once it was formatted; itself where nothing changes. */
function formatted(text: string, format: DocumentFormat = "yaml"): string {
  const made = formatYaml(readDocument(text, format));
  return made === undefined ? text : text.slice(0, made.range.start) + made.text + text.slice(made.range.end);
}

/** What a text says: its values, its comments and, of Markdown, its body. */
function saying(text: string, format: DocumentFormat): unknown {
  const read = readDocument(text, format);
  const comments = commentsOf(read).map(({ inner }) => text.slice(inner.start, inner.end).trim());
  return [read.roots.map(({ node }) => valueOf(node)), comments, read.body && text.slice(read.body.start)];
}

/** YAML and Markdown that ships, stands in an example, or is a workspace of a test; of the many modules every tenth. */
const FILES = ["content", "examples", "test/vscode"].flatMap((folder) =>
  readdirSync(`${REPOSITORY}/${folder}`, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => formatOfPath(path) === "yaml" || formatOfPath(path) === "markdown")
    .filter((path, at) => !path.startsWith("content/expertise") || at % 10 === 0),
);

const CASES: readonly (readonly [what: string, before: string, after: string])[] = [
  ["indentation and lists", "a:\n- b\n-   c: 1\n    d:  2\n", "a:\n  - b\n  - c: 1\n    d: 2\n"],
  ["brackets and braces", "a: [ b,c ]\nd: {e: 1}\n", "a: [b, c]\nd: { e: 1 }\n"],
  ["comments", "# one\na:   1   # two\n\n\n# three\nb: 2\n# four\n", "# one\na: 1 # two\n\n# three\nb: 2\n\n# four\n"],
  ["quotes and escapes, which stay", "a:   \"\\x41 😀\"\nb: 'c'\n", "a: \"\\x41 😀\"\nb: 'c'\n"],
  [
    "texts over lines, which stay as they are broken",
    "a:\n    one\n    two\nb:   >-\n      three\n        four\n",
    "a:\n  one\n  two\nb: >-\n  three\n    four\n",
  ],
  ["bytes with a tag", "a:   !!binary 'aGk='\nb:  1\n", "a: !!binary 'aGk='\nb: 1\n"],
  ["no line end at the end", "a:  1", "a: 1\n"],
  ["several documents", "a:  1\n---\nb:  2\n", "a: 1\n---\nb: 2\n"],
];

describe("formatting YAML", () => {
  test.each(CASES)("lays out %s", (_what, before, after) => {
    expect(formatted(before)).toBe(after);
    expect(formatted(after)).toBe(after);
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    if (before.includes("\n")) expect(formatted(crlf(before))).toBe(crlf(after));
  });

  test("lays out front matter and leaves the body", () => {
    expect(formatted("---\na:  1\n---\n\nb:  2\n", "markdown")).toBe("---\na: 1\n---\n\nb:  2\n");
  });

  test.each([
    ["a fault", "a: [\n"],
    ["a key that stands twice", "a: 1\na:   2\n"],
    ["nothing but comments", "#   a\n"],
    ["nothing", ""],
    ["what nests too deep", `a:   ${"[".repeat(200)}${"]".repeat(200)}\n`],
  ])("leaves %s alone", (_what, text) => {
    expect(formatted(text)).toBe(text);
  });

  test("changes nothing that a file says, and comes to rest, also where the file is disarranged", () => {
    expect(FILES.length).toBeGreaterThan(80);
    let changed = 0;
    for (const path of FILES) {
      const format = formatOfPath(path)!;
      const text = readFileSync(`${REPOSITORY}/${path}`, "utf8");
      for (const given of [text, disarranged(text, format)]) {
        const once = formatted(given, format);
        if (once !== given) changed++;
        expect(saying(once, format), path).toEqual(saying(given, format));
        expect(formatted(once, format), path).toBe(once);
      }
    }
    expect(changed).toBeGreaterThan(60);
  });

  test("says the same and comes to rest for any piece of a file", () => {
    const texts = FILES.filter((path) => path.endsWith(".yaml")).slice(0, 20);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), (path, from, length) => {
        const lines = readFileSync(`${REPOSITORY}/${path}`, "utf8").split("\n");
        const start = from % lines.length;
        const text = lines.slice(start, start + (length % 40)).join("\n");
        const once = formatted(text);
        expect(saying(once, "yaml")).toEqual(saying(text, "yaml"));
        expect(formatted(once)).toBe(once);
      }),
      runs(100),
    );
  });
});

/** The same data with blanks behind the first colon of its lines, where that changes no value. */
function disarranged(text: string, format: DocumentFormat): string {
  const moved = text.replace(/^( *(?:- )?[a-z_]+): (?=[\w[{"'])/gm, "$1:    ");
  return JSON.stringify(saying(moved, format)) === JSON.stringify(saying(text, format)) ? moved : text;
}
