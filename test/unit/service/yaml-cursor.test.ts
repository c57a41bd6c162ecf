import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument, type ReadDocument } from "../../../src/core/documents/read-document";
import { yamlCursor } from "../../../src/service/completion/yaml-cursor";
import { anyText, edited, runs } from "../../support/arbitraries";
import { manifest, spec } from "../../support/texts";

/** What was read with a fault at its end: the tree is not trusted then, and the word is marked. */
function notTrusted(read: ReadDocument): ReadDocument {
  const range = { start: read.text.length, end: read.text.length };
  return { ...read, problems: [{ code: "syntax", message: "", range }] };
}

const TRICKY = [
  "a: 1\nb: *x\n",
  "base: &base\n  id: one\nuse: *base\n<<: *base\nlist: [one, two, {three: four}]\n",
  "id: one\nid: two\n? complex\n: value\n? [a, b]\n: c\n",
  "text: |\n  one two\nfolded: several\n  words here\n'quoted': \"double\"\nempty:\nnull: null\ntrue: yes\n",
  "- one\n- - two\n  - three\n- key: value\n  other: [a, b: c]\n",
  "!!str tagged: !!int 3\n&anchor key: &other value\n--- # second\nkey: value\n",
];

describe("the place of a word in YAML is the same from the tree as from a mark", () => {
  /** At every offset, or at every so many. */
  const expectSame = (text: string, format: "yaml" | "markdown", step = 1): void => {
    const read = readDocument(text, format);
    const region = format === "yaml" ? { start: 0, end: text.length } : read.frontMatter;
    if (region === undefined) return;
    const untrusted = notTrusted(read);
    for (let offset = region.start; offset <= region.end; offset += step) {
      const [known, marked] = [yamlCursor(read, region, offset), yamlCursor(untrusted, region, offset)];
      expect(known, `${text.slice(0, offset)}‸`).toEqual(marked);
    }
  };

  test.each(TRICKY)("in %j", (text) => expectSame(text, "yaml"));

  const files = ["roles", "workflows", "examples"].flatMap((folder) =>
    readdirSync(`content/${folder}`).flatMap((name) => (name.endsWith(".md") ? `content/${folder}/${name}` : [])),
  );
  test.each(files)("in the front matter of %s", (path) =>
    expectSame(readFileSync(path, "utf8").slice(0, 2000), "markdown", 7),
  );

  test("in any text", () => {
    const text = fc.oneof(edited(manifest()), edited(spec()), anyText());
    fc.assert(
      fc.property(text, fc.constantFrom("yaml" as const, "markdown" as const), (any, format) => {
        expectSame(any.slice(0, 600), format, 5);
      }),
      runs(60),
    );
  });
});
