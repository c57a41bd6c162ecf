import { expect, test } from "vitest";
import { readIgnoreFile } from "../../../src/core/detect/ignore-file";

test.each<[lines: string, path: string, isFolder: boolean, ignored: boolean | undefined]>([
  ["*.log", "a.log", false, true],
  ["*.log", "x/y/a.log", false, true],
  ["/a.log", "x/a.log", false, undefined],
  ["gen/", "gen", true, true],
  ["gen/", "gen", false, undefined],
  ["gen/", "x/gen", true, true],
  ["x/gen", "y/x/gen", true, undefined],
  ["x/**/gen", "x/a/b/gen", true, true],
  ["*.log\n!keep.log", "keep.log", false, false],
  ["!keep.log\n*.log", "keep.log", false, true],
  ["# comment\n\n  \n", "# comment", false, undefined],
  [String.raw`\#odd`, "#odd", false, true],
  [String.raw`\!odd`, "!odd", false, true],
  ["a.log  \r\nb", "a.log", false, true],
  ["{broken", "{broken", false, undefined],
])("%j says of %s", (lines, path, isFolder, ignored) => {
  expect(readIgnoreFile(lines)(path, isFolder)).toBe(ignored);
});
