import { Lexer, Parser, type CST } from "yaml";
import type { OffsetRange } from "../text/range";
import { MAX_DEPTH } from "./limits";

/** The concrete syntax of a YAML stream. Offsets of its tokens count from `base`. */
export interface YamlTokens {
  readonly base: number;
  /** What was read: as long as the text from `base` on. */
  readonly source: string;
  /** The tokens, or the offset where they nest too deep. */
  readonly tokens: readonly CST.Token[] | { readonly tooDeepAt: number };
}

/** The tokens of the YAML stream in `range` of `text`. */
export function yamlTokens(text: string, range: OffsetRange): YamlTokens {
  // The `yaml` package counts a byte order mark as indentation.
  const base = text.startsWith("\uFEFF", range.start) ? range.start + 1 : range.start;
  // YAML ends a line at a lone CR too; the `yaml` package does not.
  const source = text.slice(base, range.end).replace(/\r(?!\n)/g, "\n");
  return { base, source, tokens: tokenise(source) };
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
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH) return { tooDeepAt: offset };
    if (!isControl(lexeme)) offset += lexeme.length;
  }
  tokens.push(...parser.end());
  return tokens;
}

/** Marks that the lexer adds: byte order mark aside, they stand for no character of the source. */
export function isControl(lexeme: string): boolean {
  return lexeme === "\x02" || lexeme === "\x18" || lexeme === "\x1f";
}
