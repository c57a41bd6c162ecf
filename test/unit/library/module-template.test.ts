import { describe, expect, test } from "vitest";
import { moduleTemplate } from "../../../src/core/library/module-template";
import { expertiseModule } from "../../support/modules";
import { checkText } from "../../support/projects";
import { manifest } from "../../support/texts";

const PATHS = { "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }) };
const KINDS = ["antipattern", "pattern", "practice", "stack", "platform", "standard", "rubric"];

/** What is left to the author: to write enough, with sources of their own. */
const TO_BE_FILLED = new Set([
  "wazir/module-length",
  "wazir/module-entry",
  "wazir/module-orphan",
  "wazir/module-code-language",
]);

describe.each(KINDS)("the template of a %s", (kind) => {
  test("lints but for what has to be written", async () => {
    const text = moduleTemplate({ id: "payments/refunds", kind, title: "Refunds", today: "2026-11-28" });
    const found = await checkText("expertise/payments/refunds.md", text, PATHS);
    expect(
      found.filter(({ code }) => !TO_BE_FILLED.has(code)).map(({ code, message }) => `${code}: ${message}`),
    ).toEqual([]);
  });
});

test("a module that is written in its place has nothing left", async () => {
  expect(await checkText("expertise/payments/refunds.md", expertiseModule(), PATHS)).toEqual([]);
});
