import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGlob } from "../../../src/core/files/glob";

const CASES: readonly (readonly [pattern: string, fits: readonly string[], fitsNot: readonly string[]])[] = [
  ["*.ts", ["a.ts", ".ts"], ["a.js", "src/a.ts", "a.tsx"]],
  ["**/*.ts", ["a.ts", "src/a.ts", "src/b/c/a.ts"], ["a.tsx"]],
  ["src/**", ["src/a", "src/a/b"], ["lib/src/a"]],
  ["src/**/test/*.ts", ["src/test/a.ts", "src/a/b/test/a.ts", "src/test/x/test/a.ts"], ["src/test/a/b.ts"]],
  ["**/*{payment,webhook}*.{ts,go}", ["a/my-webhook-x.ts", "payment.go"], ["payment.js"]],
  ["{a,b{c,d}}.md", ["a.md", "bc.md", "bd.md"], ["b.md"]],
  ["file-?.[a-c]", ["file-1.a", "file-x.c"], ["file-12.a", "file-1.d", "file-1.-"]],
  ["[!a]x", ["bx"], ["ax", "x"]],
  ["**/node_modules/**", ["node_modules/a", "b/node_modules/a/c"], ["node_modulesx/a"]],
  ["Dockerfile*", ["Dockerfile", "Dockerfile.dev"], ["a/Dockerfile"]],
  ["*a*b*", ["ab", "xaxbx", "aab"], ["ba", "xbxa"]],
];

test.each(CASES)("the pattern %s", (pattern, fits, fitsNot) => {
  const matcher = readGlob(pattern)!;
  expect(fits.filter((path) => !matcher(path))).toEqual([]);
  expect(fitsNot.filter((path) => matcher(path))).toEqual([]);
});

describe("a pattern that cannot be read", () => {
  test.each(["", "{a,b", "a}", "[a", "{a,b}".repeat(9)])("%s is none", (pattern) => {
    expect(readGlob(pattern)).toBeUndefined();
  });
});

test("a hostile pattern takes no time that explodes", () => {
  const matcher = readGlob(`${"*a".repeat(200)}b`)!;
  expect(matcher("a".repeat(4000))).toBe(false);
});

test("stars stand for what is between the parts, whatever it is", () => {
  const name = fc.stringMatching(/^[a-z]{0,4}$/);
  fc.assert(
    fc.property(name, name, name, (one, two, three) => {
      expect(readGlob(`${one}*${three}`)?.(one + two + three) ?? true).toBe(true);
    }),
  );
});
