import { expect, test } from "vitest";
import { untranslated } from "../../../src/core/text/translate";
import { kindWords } from "../../../src/extension/nodes/document-words";
import { isDocumentKindResult } from "../../../src/protocol/document-kind";

test("what a document is taken for is said with the reason", () => {
  const reason = { by: "setting", name: "roles" };
  expect(kindWords({ label: "role", reason }, untranslated)).toEqual({
    text: "role",
    detail: "because of its place under the manifest's `paths.roles`",
    spoken: "Wazir document role, because of its place under the manifest's `paths.roles`",
  });
});

test("nothing is said of a document that is none of ours, and no reason that is not known here", () => {
  expect(kindWords({}, untranslated)).toBeUndefined();
  expect(kindWords({ label: "role", reason: { by: "toString", name: "" } }, untranslated)).toMatchObject({
    text: "role",
    detail: "",
  });
});

test.each([
  [{}, true],
  [{ label: "role", reason: { by: "setting", name: "roles" } }, true],
  [{ label: "role" }, false],
  [{ label: "role", reason: { by: "setting" } }, false],
  [{ reason: { by: "setting", name: "" } }, false],
  [null, false],
  ["role", false],
])("%j is an answer: %s", (value, isOne) => {
  expect(isDocumentKindResult(value)).toBe(isOne);
});
