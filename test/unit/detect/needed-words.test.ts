import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { astRuleNeed, isMet, regexNeed } from "../../../src/core/detect/needed-words";
import { isFault } from "../../../src/core/detect/pattern-fault";
import { readRegexPattern } from "../../../src/core/detect/regex-pattern";
import { readRegex } from "../../../src/core/detect/read-regex";
import { runs } from "../../support/arbitraries";

function met(need: ReturnType<typeof regexNeed>, text: string): boolean {
  return isMet(need, (word) => text.toLowerCase().includes(word));
}

describe("what a regular expression needs", () => {
  test.each([
    ["SELECT.*FROM", "select x from y", "select x"],
    ["(?:foo|bar)baz", "barbaz", "foobar"],
    ["a?hello", "hello", "hell"],
    ["(?i)Hello", "HELLO", "help"],
  ])("%s", (pattern, holds, holdsNot) => {
    const tree = readRegex(pattern);
    if (isFault(tree)) throw new Error(tree.fault);
    expect([met(regexNeed(tree.root), holds), met(regexNeed(tree.root), holdsNot)]).toEqual([true, false]);
  });

  test("never rules a text out that has a match", () => {
    const atom = fc.oneof(
      fc.stringMatching(/^[a-cA-C]{1,4}$/),
      fc.constantFrom(".", "[a-c]", "\\w", "a?", "b*", "(?:abc|cab)", "(?:abc)?", "(?:abca|)c", "\\bcab"),
    );
    const pattern = fc
      .tuple(fc.boolean(), fc.array(atom, { minLength: 1, maxLength: 5 }))
      .map(([anyCase, atoms]) => (anyCase ? "(?i)" : "") + atoms.join(""));
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[a-cA-C ]{0,30}$/), (written, text) => {
        const read = readRegexPattern(written);
        if (isFault(read) || read.search(text).length === 0) return;
        expect(met(read.need, text)).toBe(true);
      }),
      runs(2000),
    );
  });
});

describe("what a rule of ast-grep needs", () => {
  test.each<[rule: unknown, holds: string, holdsNot: string]>([
    [{ pattern: "$S.paymentIntents.create($$$ARGS)" }, "x.paymentIntents.create()", "x.create()"],
    [{ any: [{ pattern: "eval($X)" }, { pattern: "setTimeout($X)" }] }, "setTimeout(a)", "run(a)"],
    [{ kind: "call_expression", has: { pattern: "Math.random()" } }, "f(Math.random())", "f(Math.floor())"],
    [{ pattern: "foo()", not: { pattern: "barbar()" } }, "foo()", "fo()"],
    [{ kind: "call_expression", regex: "^(setTimeout|sleep)\\(" }, "sleep(1)", "wait(1)"],
    [{ any: [{ pattern: "2 ** $N" }, { pattern: "Math.pow(2, $N)" }] }, "2**n", "2 * n"],
    [{ kind: "throw_statement", has: { kind: "string" } }, "throw 'a'", "fall 'a'"],
    [{ any: [{ kind: "await_expression" }, { kind: "catch_clause" }] }, "try {} catch {}", "try {} finally {}"],
    [{ all: [{ pattern: "alpha" }, { pattern: "beta" }] }, "alpha beta", "alpha"],
    [
      { pattern: { context: "class A { render() {} }", selector: "method_definition" } },
      "class { render() }",
      "class {}",
    ],
  ])("%j", (rule, holds, holdsNot) => {
    expect([met(astRuleNeed(rule), holds), met(astRuleNeed(rule), holdsNot)]).toEqual([true, false]);
  });

  test("nothing, where nothing is sure", () => {
    for (const rule of [
      { kind: "x" },
      // Python spells it `del`, Rust's is a question mark.
      { kind: "delete_statement" },
      { kind: "try_expression" },
      { any: [{ kind: "x" }, { pattern: "foo" }] },
      { regex: "(?=a)" },
      { not: { pattern: "foo" } },
    ]) {
      expect(astRuleNeed(rule)).toBe(true);
    }
  });
});
