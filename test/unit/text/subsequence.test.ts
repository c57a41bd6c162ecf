import { expect, test } from "vitest";
import { isSubsequence } from "../../../src/core/text/subsequence";

test.each([
  ["", "anything", true],
  ["rvw", "reviewer", true],
  ["REV", "reviewer", true],
  ["ac 4", "AC-4: Keys expire", true],
  ["wer rev", "reviewer", false],
  ["ee", "reviewer", true],
  ["eeee", "reviewer", false],
  ["😀", "a😀b", true],
])("%s in %s: %s", (query, text, expected) => expect(isSubsequence(query, text)).toBe(expected));
