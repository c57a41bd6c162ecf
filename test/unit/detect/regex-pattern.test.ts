import { describe, expect, test } from "vitest";
import { isFault } from "../../../src/core/detect/pattern-fault";
import { readRegexPattern } from "../../../src/core/detect/regex-pattern";

function found(pattern: unknown, text: string): readonly string[] {
  const read = readRegexPattern(pattern);
  if (isFault(read)) throw new Error(read.fault);
  return read.search(text).map(({ start, end }) => text.slice(start, end));
}

function fault(pattern: unknown): string {
  const read = readRegexPattern(pattern);
  return isFault(read) ? read.fault : "";
}

describe("what the subset has", () => {
  test.each<[pattern: unknown, text: string, hits: readonly string[]]>([
    ["a+", "caat", ["aa"]],
    ["(?i)select", "SELECT select", ["SELECT", "select"]],
    ["(?s)a.b", "a\nb", ["a\nb"]],
    ["a.b", "a\nb", []],
    ["(?m)^b", "a\nb", ["b"]],
    [String.raw`\bverify\s*=\s*False\b`, "get(u, verify = False)", ["verify = False"]],
    [String.raw`[\w.-]+@[a-z]{2,}`, "x.y@zz", ["x.y@zz"]],
    ["[]a]+", "]a]", ["]a]"]],
    ["[^a-c]", "abcd", ["d"]],
    ["a{2}", "aaa", ["aa"]],
    ["a{x}", "a{x}", ["a{x}"]],
    ["x{", "x{", ["x{"]],
    ["a|bc", "bca", ["bc", "a"]],
    ["(?:ab)+?", "abab", ["ab", "ab"]],
    [String.raw`\"\-\'\/\<`, `"-'/<`, [`"-'/<`]],
    [String.raw`\x41\x{1F600}\u00e9`, "A😀é", ["A😀é"]],
    [String.raw`\p{Lu}\d`, "É1", ["É1"]],
    ["😀+", "a😀😀", ["😀😀"]],
    ["(?P<name>a)(?<other>b)", "ab", ["ab"]],
    [{ regex: "(?<one>\\w)-(?<two>\\w)", same: ["one", "two"] }, "a-b b-b", ["b-b"]],
    [{ regex: "f\\([^)]{0,50}\\)", not: "safe" }, "f(1) f(safe) f(2)", ["f(1)", "f(2)"]],
  ])("%j in %j", (pattern, text, hits) => {
    expect(found(pattern, text)).toEqual(hits);
  });

  test("no more than a hundred hits are told of", () => {
    expect(found("a", "a".repeat(500))).toHaveLength(100);
  });

  test("what is empty is no hit, and ends no search", () => {
    expect(found("b*", "ab")).toEqual(["b"]);
  });
});

describe("what is refused", () => {
  test.each([
    [String.raw`(a)\1`, "refers back"],
    [String.raw`(?<a>a)\k<a>`, "refers back"],
    ["a(?=b)", "looks around"],
    ["a(?!b)", "looks around"],
    ["(?<=a)b", "looks around"],
    ["(?<!a)b", "looks around"],
    ["(a+)+", "a repetition holds a repetition"],
    [String.raw`(\w+\s*)*x`, "a repetition holds a repetition"],
    ["(a{1,50}){1,50}", "a repetition holds a repetition"],
    ["(a|ab)*c", "alternatives that may begin with the same character"],
    [String.raw`(?:\w|\d)+x`, "alternatives that may begin with the same character"],
    ["(?i)(?:a|A)*x", "alternatives that may begin with the same character"],
    ["(a?)*", "repeats what may be empty"],
    ["(a|)*", "repeats what may be empty"],
    ["a**", "a quantifier follows a quantifier"],
    ["*a", "repeats nothing"],
    ["^*", "no width"],
    ["(a", "a group has no end"],
    ["a)", "closes nothing"],
    ["[a", "a set has no end"],
    ["[z-a]", "a range in a set is none"],
    ["a{3,2}", "wrong order"],
    ["a(?i)b", "elsewhere than at the start"],
    ["[[:alpha:]]", "are not known"],
    [String.raw`\y`, "means nothing"],
    ["(?<a>a)(?<a>b)", "two groups"],
    ["a".repeat(3000), "longer than"],
    ["(".repeat(50) + ")".repeat(50), "deep"],
    ["", "is a text"],
    [{ regexp: "a" }, "`regexp` is not known"],
    [{ regex: "(?<a>x)", same: ["a", "b"] }, "there is no group"],
    [{ regex: "a", same: "a" }, "names of two groups"],
    [{ regex: "a", not: "(b" }, "in `not`"],
  ])("%j", (pattern, why) => {
    expect(fault(pattern)).toContain(why);
  });

  test("harmless neighbours of these are taken", () => {
    for (const pattern of ["(?:a|b)*c", "(?:a{1,9})+", "(a+)?", "(?:a+b){0,5}", "(?:\\n|[^\\n;])*;"]) {
      expect([pattern, fault(pattern)]).toEqual([pattern, ""]);
    }
  });
});
