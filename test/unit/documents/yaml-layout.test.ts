import { expect, test } from "vitest";
import { yamlLayouts } from "../../../src/core/documents/yaml-layout";

test.each([
  ["lists that are not closed", `tools: ${"[".repeat(40)}\nrecall: L1\n`, 1],
  ["lists in lists", `tools:\n  ${"- ".repeat(40)}x\n`, 41],
])("%s, forty deep, are read in no time: each level is looked at once", (_what, text, count) => {
  expect(yamlLayouts(text, { start: 0, end: text.length }).size).toBe(count);
});
