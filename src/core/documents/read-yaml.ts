import { Composer, Lexer, Parser, type CST } from "yaml";
import type { OffsetRange } from "../text/range";
import { MAX_ALIAS_NODES, MAX_DEPTH, MAX_PROBLEMS } from "./limits";
import type { SyntaxProblem } from "./problem";
import type { DataRoot, ReadResult } from "./read-document";
import { yamlProblem } from "./yaml-problem";
import { YamlTree } from "./yaml-tree";

/** Reads the YAML stream that stands in `range` of `text`; every offset of the result is one of `text`. */
export function readYaml(text: string, range: OffsetRange): ReadResult {
  // The `yaml` package counts a byte order mark as indentation.
  if (text.startsWith("\uFEFF", range.start)) return readYaml(text, { start: range.start + 1, end: range.end });
  // YAML ends a line at a lone CR too; the `yaml` package does not.
  const source = text.slice(range.start, range.end).replace(/\r(?!\n)/g, "\n");
  const tokens = tokenise(source);
  if (!Array.isArray(tokens)) {
    const start = range.start + Math.min(tokens.tooDeepAt, Math.max(source.length - 1, 0));
    const message = `Nested deeper than ${MAX_DEPTH} levels: nothing here is read.`;
    return { roots: [], problems: [{ code: "too-deep", message, range: { start, end: start + 1 } }] };
  }
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", strict: true });
  const roots: DataRoot[] = [];
  const problems: SyntaxProblem[] = [];
  for (const document of composer.compose(tokens, true, source.length)) {
    const tree = new YamlTree(range.start, range.end);
    const node = tree.convert(document.contents);
    const faults = [...document.errors, ...document.warnings].slice(0, MAX_PROBLEMS);
    problems.push(...faults.map((fault) => yamlProblem(fault, text, range.start, tree.quotes)), ...tree.problems);
    const [start, , end] = document.range;
    const span = { start: range.start + start, end: range.start + Math.min(end, source.length) };
    if (node !== undefined && (tree.exhausted || node.size - tree.written > MAX_ALIAS_NODES)) {
      const message = `Aliases repeat more than ${MAX_ALIAS_NODES} values: this document is not read.`;
      problems.push({ code: "alias-limit", message, range: tree.firstAlias ?? span });
      roots.push({ node: undefined, range: span });
    } else {
      roots.push({ node, range: span });
    }
  }
  return { roots, problems };
}

/**
 * The concrete syntax tokens of a source, or the place where they nest too deep. The bound is checked while tokens
 * are made: composing 1,000 levels twice aborts Node 20 and 22, and no handler can catch that.
 */
function tokenise(source: string): CST.Token[] | { tooDeepAt: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  for (const lexeme of new Lexer().lex(source)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return { tooDeepAt: offset };
    if (!isControl(lexeme)) offset += lexeme.length;
  }
  tokens.push(...parser.end());
  return tokens;
}

/** Marks that the lexer adds: byte order mark aside, they stand for no character of the source. */
function isControl(lexeme: string): boolean {
  return lexeme === "\x02" || lexeme === "\x18" || lexeme === "\x1f";
}
