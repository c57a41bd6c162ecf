import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadGrammar, treeSitter } from "../../../src/platform/grammars";

const FOLDER = fileURLToPath(new URL("../../../dist/grammars", import.meta.url));

test("a grammar reads a text, and says where it is broken", async () => {
  const [{ Parser }, python] = await Promise.all([treeSitter(FOLDER), loadGrammar(FOLDER, "python")]);
  const parser = new Parser();
  parser.setLanguage(python);
  expect(parser.parse("def f():\n    return 1\n")?.rootNode.hasError).toBe(false);
  expect(parser.parse("def f(:\n    return 1\n")?.rootNode.hasError).toBe(true);
  expect(await loadGrammar(FOLDER, "python")).toBe(python);
});

test("a grammar that does not ship is none", async () => {
  await expect(loadGrammar(FOLDER, "cobol")).rejects.toThrow("tree-sitter-cobol.wasm");
});
