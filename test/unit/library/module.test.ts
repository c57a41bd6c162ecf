import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { moduleOf, moduleOfItem, sectionOf } from "../../../src/core/library/module";
import { readItem } from "../../../src/core/library/read-item";
import { toCrlf } from "../../support/document-cases";
import { REPOSITORY } from "../../support/projects";
import { expertiseModule } from "../../support/modules";

const path = "architecture/distributed/idempotency-and-retry";
const TEXT = readFileSync(`${REPOSITORY}/content/expertise/${path}.md`, "utf8");

function read(text: string): ReturnType<typeof moduleOf> {
  return moduleOf(readDocument(text, "markdown"));
}

describe("the module that ships", () => {
  const module = read(TEXT);

  test("has a header", () => {
    expect(module).toMatchObject({
      id: path,
      title: "Idempotency and retry",
      kind: "pattern",
      severity: "high",
      verified: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      reviewBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    expect(module.applies.stacks).toEqual(["*"]);
    expect([...module.tiers]).toContainEqual(["executor", "L2"]);
    expect(module.rules[1]).toMatchObject({ id: "R2", level: "must", detect: ["D1"] });
    expect(module.detect[0]).toMatchObject({ id: "D1", rule: "R2", engine: "regex", confidence: "medium" });
    expect(module.detect[1]?.pattern).toMatchObject({ kind: "call_expression" });
    expect(module.sources.find(({ id }) => id === "S6")).toMatchObject({ id: "S6", url: undefined, tier: "own-test" });
    expect(TEXT.slice(module.rules[0]?.range.start, module.rules[0]?.range.end)).toMatch(/^\{ id: R1,.*\}$/);
  });

  test("has sections whose ranges hold their text", () => {
    expect(module.sections.filter(({ level }) => level === 2).map(({ heading }) => heading)).toEqual([
      "Brief",
      "When it applies",
      "Rules",
      "Example",
      "Failure modes",
      "Verify",
      "Facts",
      "Limits",
    ]);
    for (const { range, content, heading, text, line } of module.sections) {
      expect(TEXT.slice(line.start, line.end)).toContain(heading);
      expect(TEXT.slice(content.start, content.end).trim()).toBe(text);
      expect(TEXT.slice(range.start, range.end).endsWith(text)).toBe(true);
    }
    expect(module.brief.split("\n")).toHaveLength(7);
    expect(sectionOf(module, "when it applies")?.text).toMatch(/^\| Situation/);
  });

  test("has blocks of code", () => {
    expect(module.codeBlocks.map(({ language }) => language)).toEqual(["sql", "ts"]);
    for (const { text } of module.codeBlocks) expect(text.split("\n").length).toBeGreaterThan(9);
    for (const { code, text } of module.codeBlocks) expect(TEXT.slice(code.start, code.end)).toBe(text);
  });

  test("is the same with other line ends, and read once for a document", () => {
    const other = read(toCrlf(TEXT));
    expect(other.sections.map(({ heading }) => heading)).toEqual(module.sections.map(({ heading }) => heading));
    expect(other.codeBlocks.map(({ text }) => text.replaceAll("\r", ""))).toEqual(
      module.codeBlocks.map(({ text }) => text),
    );
    const document = readDocument(TEXT, "markdown");
    expect(moduleOf(document)).toBe(moduleOf(document));
  });
});

test("an item of the library keeps its own id", () => {
  const text = expertiseModule({ id: "" });
  const item = readItem({ kind: "module", id: "payments/refunds", origin: "workspace", path: "/refunds.md", text });
  expect(moduleOfItem(item)).toMatchObject({ id: "payments/refunds", title: "Refunds" });
  expect(moduleOfItem(item)).toBe(moduleOfItem(item));
});

test("a field that is missing or of another type is empty", () => {
  expect(read("---\nid: [a]\ntitle: 404\nrules: no\ndetect: [1]\ntiers: { a: L7, b: L1 }\n---\n")).toMatchObject({
    id: "",
    title: "404",
    rules: [],
    detect: [],
    verified: undefined,
    applies: { stacks: [], concerns: [], files: [] },
    tiers: new Map([["b", "L1"]]),
    body: "",
    brief: "",
  });
  expect(read("")).toMatchObject({ id: "", sections: [], codeBlocks: [] });
  expect(read("```ts\nlet a").codeBlocks).toMatchObject([{ language: "ts", text: "let a" }]);
  expect(read("```\n```").codeBlocks).toMatchObject([{ language: "", text: "" }]);
});

test("never throws, and all ranges lie in the text", () => {
  const piece = fc.constantFrom(
    "---\n",
    "# A\n",
    "## Brief\n",
    "```ts\n",
    "```\n",
    "- b\n",
    "id: a\n",
    "rules: [{ id: R1 }]\n",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const text = pieces.join("");
      const { sections, codeBlocks, rules } = read(text);
      const ranges = [
        ...sections.map(({ range }) => range),
        ...codeBlocks.map(({ range }) => range),
        ...rules.map(({ range }) => range),
      ];
      for (const { start, end } of ranges) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
