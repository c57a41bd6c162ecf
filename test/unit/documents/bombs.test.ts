import { describe, expect, test } from "vitest";
import { readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";

const nested = Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:\n`)
  .join("")
  .slice(0, 190_000);

const DEEP: readonly (readonly [string, DocumentFormat, string])[] = [
  ["[ ×1,000", "yaml", "[".repeat(1000)],
  ["[ ×100,000", "yaml", "[".repeat(100_000)],
  ["- ×1,000", "yaml", "- ".repeat(1000)],
  ["{a: ×1,000", "yaml", "{a: ".repeat(1000)],
  ["? ×1,000", "yaml", "? ".repeat(1000)],
  ["a: ×1,000", "yaml", "a: ".repeat(1000)],
  ["[{ ×500", "yaml", "[{".repeat(500)],
  ["blocks in blocks", "yaml", nested],
  ["[ ×1,000 in front matter", "markdown", `---\n${"[".repeat(1000)}\n---\n`],
  ["[ ×1,000 in JSON", "json", "[".repeat(1000)],
  ["[ ×1,000,000 in JSON", "json", "[".repeat(1_000_000)],
  ['{"a": ×1,000 in JSON', "json", '{"a":'.repeat(1000)],
];

describe("text that nests too deep", () => {
  test.each(DEEP)("%s is refused at one place, and again when it is read again", (_name, format, text) => {
    for (let time = 0; time < 2; time++) {
      const { roots, problems } = readDocument(text, format);
      expect(roots.flatMap(({ node }) => node ?? [])).toEqual([]);
      expect(problems.map(({ code }) => code)).toEqual(["too-deep"]);
      expect(problems[0]?.range.end).toBeLessThanOrEqual(text.length);
    }
  });

  test.each([
    ["yaml", "[".repeat(60) + "]".repeat(60)],
    ["yaml", Array.from({ length: 40 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["json", "[".repeat(100) + "]".repeat(100)],
  ] as const)("what a person might write is read: %s", (format, text) => {
    expect(readDocument(text, format).problems).toEqual([]);
  });
});

describe("text that is too large", () => {
  test("50 MB of JSON are refused at once", () => {
    const text = `{"a": "${"x".repeat(50_000_000)}"}`;
    const { problems, roots } = readDocument(text, "json");
    expect(roots).toEqual([]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["too-large", "This document is too large to check: 50,000,009 characters, and at most 1,000,000 are read."],
    ]);
  });

  test("1,000,000 [ of YAML are refused at once", () => {
    expect(readDocument("[".repeat(1_000_000), "yaml").problems.map(({ code }) => code)).toEqual(["too-large"]);
  });

  test("a large body of a small front matter is no fault", () => {
    expect(readDocument(`---\na: 1\n---\n${"word ".repeat(400_000)}`, "markdown").problems).toEqual([]);
  });
});

describe("aliases", () => {
  const bomb = [
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
  ].join("\n");

  test("a bomb of aliases is refused where the first one stands", () => {
    const { roots, problems } = readDocument(bomb, "yaml");
    expect(roots.map(({ node }) => node)).toEqual([undefined]);
    expect(problems.map(({ code, range }) => [code, bomb.slice(range.start, range.end)])).toEqual([
      ["alias-limit", "*a0"],
    ]);
  });

  test("a bomb of merge keys is refused", () => {
    const wide = `a: &a {${Array.from({ length: 200 }, (_, i) => `k${i}: 1`).join(", ")}}\n`;
    const text =
      wide + Array.from({ length: 200 }, (_, i) => `b${i}: {<<: [${Array(20).fill("*a").join(", ")}]}\n`).join("");
    expect(readDocument(text, "yaml").problems.map(({ code }) => code)).toEqual(["alias-limit"]);
  });

  test("a few aliases are read", () => {
    const text = `a: &a [1, 2]\n${Array.from({ length: 100 }, (_, i) => `b${i}: *a\n`).join("")}`;
    expect(readDocument(text, "yaml").problems).toEqual([]);
  });
});

describe("text with very many faults", () => {
  test.each([
    ["keys twice", "yaml", "a: b\n".repeat(1_000)],
    ["aliases without an anchor", "yaml", "- *a\n".repeat(1_000)],
    ["closing brackets", "yaml", "]\n".repeat(500)],
    ["keys twice in JSON", "json", `{${'"a": 1, '.repeat(2_000)}"a": 1}`],
    ["words in JSON", "json", "word ".repeat(3_000)],
  ] as const)("%s: it does not throw, and reports some of them", (_name, format, text) => {
    const { problems } = readDocument(text, format);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
  });
});

describe("data that is no text", () => {
  test.each(["yaml", "json", "markdown"] as const)("NUL bytes in %s are one fault", (format) => {
    const { roots, problems } = readDocument("\u007fELF\0\0\0\u0001: [", format);
    expect(roots).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["not-text"]);
  });

  test("text that was decoded from bytes that are none is read as it stands", () => {
    expect(() => readDocument("\uFFFD\uFFFD: \u0001\u001f\n", "yaml")).not.toThrow();
  });
});
