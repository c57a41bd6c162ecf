import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import * as packaged from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { quickerYaml, withoutGenerators, withPlainKind } from "../../../tools/build/quicker-yaml.mjs";
import { YAML } from "../../../tools/build/bundles.mjs";
import { repositoryRoot } from "../../../tools/host/paths.mjs";
import { runs } from "../../support/arbitraries";

type Yaml = Pick<typeof packaged, "Composer" | "Lexer" | "Parser" | "isNode" | "isPair" | "visit">;

let bundled: Yaml;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { Composer, Lexer, Parser, isNode, isPair, visit } from ${JSON.stringify(YAML)}`,
      resolveDir: repositoryRoot,
    },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [quickerYaml],
  });
  const text = outputFiles[0]!.text;
  expect(text).not.toMatch(/\*(?:lex|parseNext|step)\(/);
  expect(text).not.toMatch(/NODE_TYPE, \{ value: (?:type|PAIR)/);
  bundled = (await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)) as Yaml;
});

/** What a lexer and a parser of this package make of a text, in pieces where it is given in pieces. */
function read({ Lexer, Parser }: Yaml, pieces: readonly string[]): unknown {
  const [lexer, parser] = [new Lexer(), new Parser()];
  const lexemes = pieces.flatMap((piece, index) => [...lexer.lex(piece, index < pieces.length - 1)]);
  const steps = lexemes.map((lexeme) => ({ lexeme, tokens: [...parser.next(lexeme)], depth: parser.stack.length }));
  return { steps, rest: [...parser.end()] };
}

/** What the composer makes of a text: the values, and each node's kind, place and tag. */
function composed({ Composer, Lexer, Parser, isNode, isPair, visit }: Yaml, text: string): unknown {
  const [lexer, parser] = [new Lexer(), new Parser()];
  const tokens = [...[...lexer.lex(text)].flatMap((lexeme) => [...parser.next(lexeme)]), ...parser.end()];
  const documents = [...new Composer({ uniqueKeys: false, logLevel: "silent" }).compose(tokens, true, text.length)];
  return documents.map((document) => {
    const nodes: unknown[] = [];
    visit(document, (key, node) => {
      const about = isNode(node)
        ? [node.constructor.name.replace(/^_|\d+$/g, ""), node.range, node.tag]
        : [isPair(node)];
      nodes.push([key, ...about]);
    });
    const faults = document.errors.map(({ code, pos, message }) => ({ code, pos, message }));
    return { faults, nodes, values: valuesOf(document) };
  });
}

/** The values, or what was thrown: an alias may lead nowhere, or to what it stands in. */
function valuesOf(document: { readonly toJS: (options: { maxAliasCount: number }) => unknown }): unknown {
  try {
    return JSON.stringify(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return String(error);
  }
}

function expectAlike(...pieces: string[]): void {
  expect(JSON.stringify(read(bundled, pieces))).toBe(JSON.stringify(read(packaged, pieces)));
  const text = pieces.join("");
  expect(JSON.stringify(composed(bundled, text))).toBe(JSON.stringify(composed(packaged, text)));
}

describe("the yaml package as it is bundled", () => {
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
      runs(3000),
    );
    fc.assert(
      fc.property(text, text, (one, two) => expectAlike(one, two)),
      runs(500),
    );
  });

  it("says so where the package is written otherwise", () => {
    expect(() => withoutGenerators("class Lexer {}", "lexer")).toThrow("lexer.js has no method    *lex(");
    expect(() => withoutGenerators("class Parser {\n    *next(a) {\n        yield\n    }\n}", "parser")).toThrow(
      "not known",
    );
    expect(() => withPlainKind("class NodeBase {}")).toThrow("not known");
  });
});
