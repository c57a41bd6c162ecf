import { expect, test } from "vitest";
import { isShowReferencesParams } from "../../../src/protocol/show-references";

const position = { line: 1, character: 2 };
const location = { uri: "file:///a", range: { start: position, end: position } };

test("what a lens sends is taken", () => {
  expect(isShowReferencesParams({ uri: "file:///a", position, locations: [location] })).toBe(true);
  expect(isShowReferencesParams({ uri: "file:///a", position, locations: [] })).toBe(true);
});

test.each([
  [undefined],
  [null],
  ["file:///a"],
  [{}],
  [{ uri: 1, position, locations: [] }],
  [{ uri: "file:///a", position: { line: "1", character: 2 }, locations: [] }],
  [{ uri: "file:///a", position, locations: location }],
  [{ uri: "file:///a", position, locations: [{ uri: "file:///a" }] }],
  [{ uri: "file:///a", position, locations: [{ uri: "file:///a", range: { start: position } }] }],
  [{ uri: "file:///a", position, locations: [null] }],
])("anything else is not: %j", (value) => {
  expect(isShowReferencesParams(value)).toBe(false);
});
