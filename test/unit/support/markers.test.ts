import { expect, test } from "vitest";
import { expectedProblems, parseMarked } from "../../support/markers";

test("takes cursors and nested spans out of a text", () => {
  const marked = parseMarked("a: ⟦diag:outer⟧x⟦^⟧⟦diag:inner/code⟧yz⟦/⟧⟦/⟧\n⟦def:role⟧b⟦/⟧");
  expect(marked.text).toBe("a: xyz\nb");
  expect(marked.cursors).toEqual([4]);
  expect(marked.marks).toEqual([
    { name: "diag", argument: "outer", start: 3, end: 6 },
    { name: "diag", argument: "inner/code", start: 4, end: 6 },
    { name: "def", argument: "role", start: 7, end: 8 },
  ]);
  expect(expectedProblems(marked)).toEqual([
    { code: "outer", at: 3, covers: "xyz" },
    { code: "inner/code", at: 4, covers: "yz" },
  ]);
});

test("a mark without its other half is a fault of the fixture", () => {
  expect(() => parseMarked("⟦diag:x⟧a")).toThrow("not closed");
  expect(() => parseMarked("a⟦/⟧")).toThrow("not opened");
});

test("an empty span marks a point", () => {
  expect(parseMarked("⟦diag:x⟧⟦/⟧a").marks).toEqual([{ name: "diag", argument: "x", start: 0, end: 0 }]);
});
