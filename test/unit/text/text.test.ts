import { describe, expect, test } from "vitest";
import { firstLine, touches } from "../../../src/core/text/range";
import { mostSimilar } from "../../../src/core/text/similar";

describe("the word that was meant", () => {
  const ROLES = ["clarifier", "researcher", "specifier", "content-author", "executor", "verifier", "reviewer"];
  test.each([
    ["clarifyer", ROLES, "clarifier"],
    ["clarifier", ROLES, "clarifier"],
    ["executer", ROLES, "executor"],
    ["verfiier", ROLES, "verifier"],
    ["reviwer", ROLES, "reviewer"],
    ["Content Author", ROLES, "content-author"],
    ["contentAuthor", ROLES, "content-author"],
    ["content_author", ROLES, "content-author"],
    ["EXECUTOR", ROLES, "executor"],
    ["abc", ["a-b-c"], "a-b-c"],
    ["a-b-c", ["abc"], "abc"],
    ["specChallenge", ["spec", "spec_challenge"], "spec_challenge"],
    ["hgih", ["high", "low"], "high"],
    ["dog", ["dig", "dug"], "dig"],
    ["dog", ["dug", "dig"], "dug"],
    ["dogs", ["dig", "dog"], "dog"],
    ["cat", ["cart", "dog"], "cart"],
    ["é", ["e"], "e"],
  ])("%j is near, of %j, to %j", (word, candidates, expected) => {
    expect(mostSimilar(word, candidates)).toBe(expected);
  });

  test.each([
    ["banana", ROLES],
    ["rev", ROLES],
    ["reviewerreviewer", ROLES],
    ["", ROLES],
    ["role", []],
    ["ab", ["cd"]],
    ["status", ["sources"]],
  ])("%j is near none of %j", (word, candidates) => {
    expect(mostSimilar(word, candidates)).toBeUndefined();
  });

  test("texts too long to be a slip of a word are not compared", () => {
    const long = "a".repeat(100_000);
    expect(mostSimilar(long, [`${long}b`])).toBeUndefined();
    expect(mostSimilar("role", [long, "roles"])).toBe("roles");
  });
});

test.each([
  ["", 0],
  ["\n", 0],
  ["one", 3],
  ["one\ntwo", 3],
  ["one\r\ntwo", 3],
  ["one\rtwo", 3],
  ["😀\n", 2],
])("the first line of %j ends at %j", (text, end) => {
  expect(firstLine(text)).toEqual({ start: 0, end });
});

test.each([
  [1, false],
  [2, true],
  [4, true],
  [5, true],
  [6, false],
])("a range from 2 to 5 touches %j: %j", (offset, expected) => {
  expect(touches({ start: 2, end: 5 }, offset)).toBe(expected);
});
