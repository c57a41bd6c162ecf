import { expect, test } from "vitest";
import { isFor, languageOfFile, sourceLanguage } from "../../../src/core/detect/languages";

test.each([
  ["src/a.ts", "typescript"],
  ["a.d.mts", "typescript"],
  ["a.tsx", "tsx"],
  ["a.CS", "csharp"],
  ["Dockerfile", "dockerfile"],
  ["deploy/Dockerfile.dev", "dockerfile"],
  ["docker-compose.yml", "yaml"],
  ["README", undefined],
  ["a.unknown", undefined],
])("%s is %s", (path, id) => {
  expect(languageOfFile(path)?.id).toBe(id);
});

test("a detector of TypeScript looks at TSX, and not the other way round", () => {
  expect(isFor(["typescript"], sourceLanguage("tsx")!)).toBe(true);
  expect(isFor(["tsx"], sourceLanguage("typescript")!)).toBe(false);
  expect(isFor(undefined, sourceLanguage("go")!)).toBe(true);
  expect(isFor(["*"], sourceLanguage("go")!)).toBe(true);
});
