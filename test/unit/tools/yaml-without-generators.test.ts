import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import * as packaged from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { withoutGenerators, yamlWithoutGenerators } from "../../../tools/build/yaml-without-generators.mjs";
import { YAML } from "../../../tools/build/bundles.mjs";
import { repositoryRoot } from "../../../tools/host/paths.mjs";

type Yaml = Pick<typeof packaged, "Lexer" | "Parser">;

let bundled: Yaml;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { Lexer, Parser } from ${JSON.stringify(YAML)}`, resolveDir: repositoryRoot },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [yamlWithoutGenerators],
  });
  const text = outputFiles[0]!.text;
  expect(text).not.toMatch(/\*(?:lex|parseNext|next|step|end)\(/);
  bundled = (await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)) as Yaml;
});

/** What a lexer and a parser of this package make of a text, in pieces where it is given in pieces. */
function read({ Lexer, Parser }: Yaml, pieces: readonly string[]): unknown {
  const [lexer, parser] = [new Lexer(), new Parser()];
  const lexemes = pieces.flatMap((piece, index) => [...lexer.lex(piece, index < pieces.length - 1)]);
  const steps = lexemes.map((lexeme) => ({ lexeme, tokens: [...parser.next(lexeme)], depth: parser.stack.length }));
  return { steps, rest: [...parser.end()] };
}

function expectAlike(...pieces: string[]): void {
  expect(JSON.stringify(read(bundled, pieces))).toBe(JSON.stringify(read(packaged, pieces)));
}

describe("the yaml package without its generators", () => {
  it("reads every file of the content as the package does", () => {
    const files = readdirSync(join(repositoryRoot, "content"), { recursive: true, encoding: "utf8" });
    const texts = files.filter((file) => /\.(?:ya?ml|md)$/.test(file));
    expect(texts.length).toBeGreaterThan(200);
    for (const file of texts) expectAlike(readFileSync(join(repositoryRoot, "content", file), "utf8"));
  });

  it("reads any text as the package does", () => {
    const parts = [
      "a",
      "key",
      ": ",
      "- ",
      "? ",
      "\n",
      "\n  ",
      "\n    ",
      "\r\n",
      "\t",
      "{",
      "}",
      "[",
      "]",
      ", ",
      "'",
      '"',
    ];
    const marks = [
      "|\n",
      ">-\n",
      "&a ",
      "*a ",
      "!!str ",
      "!<x> ",
      "# c\n",
      "---\n",
      "...\n",
      "%YAML 1.2\n",
      "\uFEFF",
      "\\",
    ];
    const text = fc.array(fc.constantFrom(...parts, ...marks), { maxLength: 60 }).map((chosen) => chosen.join(""));
    fc.assert(
      fc.property(text, (source) => expectAlike(source)),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(text, text, (one, two) => expectAlike(one, two)),
      { numRuns: 500 },
    );
  });

  it("says so where the package is written otherwise", () => {
    expect(() => withoutGenerators("class Lexer {}", "lexer")).toThrow("lexer.js has no method    *lex(");
    expect(() => withoutGenerators("class Parser {\n    *next(a) {\n        yield\n    }\n}", "parser")).toThrow(
      "not known",
    );
  });
});
