import { expect, test } from "vitest";
import { readLeftOut } from "../../../src/core/files/left-out";

const SETTING = {
  "**/.git": true,
  "**/*.js": { when: "$(basename).ts" },
  "made/": true,
  "**/kept": false,
  "**/{broken": true,
  "**/odd": "yes",
};

test.each([
  [".git", [], true],
  ["lib/.git", [], true],
  ["lib/.github", [], false],
  ["made", [], true],
  ["lib/made", [], false],
  ["lib/a.js", ["a.js", "a.ts"], true],
  ["lib/a.b.js", ["a.b.ts"], true],
  ["lib/a.js", ["a.js", "b.ts"], false],
  ["lib/kept", [], false],
  ["{broken", [], false],
  ["odd", [], false],
] as const)("%s beside %j is left out: %s", (path, siblings, isLeftOut) => {
  expect(readLeftOut(SETTING)(path, new Set<string>(siblings))).toBe(isLeftOut);
});
