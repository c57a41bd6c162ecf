import { afterAll, describe, expect, test } from "vitest";
import { SOURCE_LANGUAGES } from "../../../src/core/detect/languages";
import { createDetectPool } from "../../../src/platform/detect/detect-pool";
import { detector, PROGRAM } from "./support";

const pool = createDetectPool(PROGRAM, 1);
afterAll(() => pool.dispose());

/** Reads `f(f(f(…)))`, and looks in each call for something that is in none. */
const SLOW_RULE = { kind: "call_expression", has: { stopBy: "end", pattern: "zzz" } };
const DEEP = `${"f(".repeat(4000)}${")".repeat(4000)} // zzz`;

/** Polynomial, and so in the subset: each of the five takes what the others leave. */
const SLOW_REGEX = String.raw`\w*\w*\w*\w*\w*!`;

describe("every grammar reads its language", () => {
  const texts: Readonly<Record<string, readonly [code: string, pattern: string]>> = {
    typescript: ["const a: number = find(1 as unknown as number);", "find($A)"],
    tsx: ["const a = <p onClick={() => find(1)} />;", "find($A)"],
    javascript: ["const a = find(1);", "find($A)"],
    jsx: ["const a = <p>{find(1)}</p>;", "find($A)"],
    python: ["def f():\n    return find(1)\n", "find($A)"],
    go: ["package a\nfunc f() { find(1) }\n", "find($A)"],
    java: ["class A { void f() { find(1); } }", "find($A)"],
    rust: ["fn f() { find(1); }", "find($A)"],
    csharp: ["class A { void F() { find(1); } }", "find($A)"],
    bash: ['find "$HOME" -delete\n', "find $A -delete"],
  };
  const withGrammar = SOURCE_LANGUAGES.filter(({ grammar }) => grammar !== undefined).map(({ id }) => id);

  test("and each has a text here", () => expect(Object.keys(texts).sort()).toEqual([...withGrammar].sort()));

  test.each(withGrammar)("%s", async (language) => {
    const [code, pattern] = texts[language]!;
    const start = code.indexOf("find");
    pool.setDetectors([detector({ engine: "ast-grep", pattern, languages: [language] })]);
    const found = await pool.detect({ path: "a", text: code, language });
    expect(found.faults).toEqual([]);
    expect(found.hits.map(({ range }) => range.start)).toEqual([start]);
  });
});

test("places count as editors do, behind letters of two units too", async () => {
  pool.setDetectors([
    detector({ engine: "ast-grep", pattern: "find($A)", languages: ["typescript"] }),
    detector({ engine: "regex", pattern: "find" }, "D2"),
  ]);
  const text = "const a = '😀é';\r\nfind(1);";
  const { hits } = await pool.detect({ path: "a.ts", text, language: "typescript" });
  expect(hits.map(({ range }) => text.slice(range.start, range.end))).toEqual(["find", "find(1)"]);
});

test("what waits in line when a pool is cancelled is answered at once, as not looked at", async () => {
  let isCancelled = false;
  const cancelled = createDetectPool(PROGRAM, 1, () => isCancelled);
  cancelled.setDetectors([detector({ engine: "regex", pattern: "find" })]);
  const detect = (): ReturnType<typeof cancelled.detect> =>
    cancelled.detect({ path: "a.ts", text: "find", language: "typescript" });
  const first = detect();
  const waiting = [detect(), detect()];
  await Promise.resolve();
  isCancelled = true;
  expect(await first).toMatchObject({ unread: false, hits: [{}] });
  for (const answer of [...(await Promise.all(waiting)), await detect()])
    expect(answer).toEqual({ hits: [], faults: [], overruns: [], unread: true });
  await cancelled.dispose();
});

test("a detector looks at its languages, and not at what it excludes", async () => {
  pool.setDetectors([
    detector({ engine: "regex", pattern: "find", languages: ["typescript"], exclude: ["**/*.test.ts", "gen/**"] }),
    detector({ engine: "manifest", pattern: "express" }, "D2"),
  ]);
  const hits = async (path: string, language: string | undefined, text = "find"): Promise<number> =>
    (await pool.detect({ path, text, language })).hits.length;
  expect(await hits("src/a.ts", "typescript")).toBe(1);
  expect(await hits("src/a.tsx", "tsx")).toBe(1);
  expect(await hits("src/a.test.ts", "typescript")).toBe(0);
  expect(await hits("gen/a.ts", "typescript")).toBe(0);
  expect(await hits("a.go", "go")).toBe(0);
  expect(await hits("a.txt", undefined)).toBe(0);
  expect(await hits("app/package.json", "json", `{"dependencies":{"express":"4"}}`)).toBe(1);
  expect(await hits("app/other.json", "json", `{"dependencies":{"express":"4"}}`)).toBe(0);
});

test("a statement is searched where what a rule needs stands in it, and all of them where it may stand elsewhere", async () => {
  const text = "alpha(1);\nbeta(2);\nfunction f() {\n  alpha(3);\n  beta(4);\n}\nbeta(alpha(5));\n";
  const languages = ["typescript"];
  const rules: readonly (readonly [unknown, readonly string[]])[] = [
    [{ pattern: "alpha($A)" }, ["alpha(1)", "alpha(3)", "alpha(5)"]],
    [{ pattern: "alpha($A)", inside: { pattern: "beta($B)", stopBy: "end" } }, ["alpha(5)"]],
    [{ pattern: "alpha($A)", inside: { kind: "function_declaration", stopBy: "end" } }, ["alpha(3)"]],
    [
      { kind: "expression_statement", has: { pattern: "beta($A)" }, follows: { kind: "expression_statement" } },
      ["beta(2);", "beta(4);"],
    ],
    [{ kind: "program", has: { pattern: "alpha(3)", stopBy: "end" } }, [text]],
    [{ kind: "call_expression", not: { pattern: "beta($A)" } }, ["alpha(1)", "alpha(3)", "alpha(5)"]],
  ];
  for (const [pattern, expected] of rules) {
    pool.setDetectors([detector({ engine: "ast-grep", pattern, languages })]);
    const { hits, faults } = await pool.detect({ path: "a.ts", text, language: "typescript" });
    expect(faults).toEqual([]);
    expect(hits.map(({ range }) => text.slice(range.start, range.end))).toEqual(expected);
  }
});

test("what cannot be run says why, and takes nothing from the others", async () => {
  pool.setDetectors([
    detector({ engine: "ast-grep", pattern: { kind: "no_such_kind" }, languages: ["typescript"] }),
    detector({ engine: "regex", pattern: String.raw`(a)\1` }, "D2"),
    detector({ engine: "regex", pattern: "find" }, "D3"),
  ]);
  const { hits, faults } = await pool.detect({ path: "a.ts", text: "find", language: "typescript" });
  expect(hits.map(({ detector: key }) => key)).toEqual(["area/subject#D3"]);
  expect(faults.map(({ detector: key }) => key).sort()).toEqual(["area/subject#D1", "area/subject#D2"]);
  expect(faults.map(({ message }) => message).join()).toMatch(/no_such_kind[^]*invalid|invalid[^]*no_such_kind/i);
});

describe("a detector that takes too long", () => {
  test("of regular expressions is ended, told of, and takes nothing from the others", async () => {
    pool.setDetectors([
      detector({ engine: "regex", pattern: SLOW_REGEX }),
      detector({ engine: "regex", pattern: "find" }, "D2"),
    ]);
    const slow = await pool.detect({ path: "a.ts", text: `find ${"a".repeat(20_000)}`, language: "typescript" });
    expect(slow.overruns).toEqual(["area/subject#D1"]);
    expect(slow.hits.map(({ detector: key }) => key)).toEqual(["area/subject#D2"]);
    const next = await pool.detect({ path: "b.ts", text: "find a!", language: "typescript" });
    expect(next.overruns).toEqual([]);
    expect(next.hits.map(({ detector: key }) => key).sort()).toEqual(["area/subject#D1", "area/subject#D2"]);
  });

  test("of ast-grep as well, within the program of its engine", async () => {
    pool.setDetectors([
      detector({ engine: "ast-grep", pattern: SLOW_RULE, languages: ["typescript"] }),
      detector({ engine: "ast-grep", pattern: "other($A)", languages: ["typescript"] }, "D2"),
    ]);
    const { overruns, hits } = await pool.detect({ path: "a.ts", text: `other(1); ${DEEP}`, language: "typescript" });
    expect(overruns).toEqual(["area/subject#D1"]);
    expect(hits.map(({ detector: key }) => key)).toEqual(["area/subject#D2"]);
  });
});

test("texts that come at once are all answered, each with its own", async () => {
  pool.setDetectors([detector({ engine: "regex", pattern: "x+" })]);
  const found = await Promise.all(
    [1, 2, 3, 4, 5].map((length) => pool.detect({ path: "a.ts", text: "x".repeat(length), language: "typescript" })),
  );
  expect(found.map(({ hits }) => hits[0]?.range.end)).toEqual([1, 2, 3, 4, 5]);
});
