import { Composer, type Document, Lexer, Scalar, visit } from "yaml";
import type { OffsetRange } from "../text/range";
import { commentsOf } from "./comments";
import { readDocument, type ReadDocument } from "./read-document";
import { valueOf } from "./tree";
import { isControl, yamlTokens } from "./yaml-tokens";

/** The layout that formatting gives: nothing is wrapped, since a line of prose is its author's. */
const LAYOUT = { indent: 2, lineWidth: 0, flowCollectionPadding: true } as const;

/** What formatting puts in the place of a range. */
export interface Formatted {
  readonly range: OffsetRange;
  readonly text: string;
}

/**
 * The YAML of a document, or its front matter, laid out evenly: indented by two, lists below their keys, one space where
 * one belongs. Undefined where nothing changes, where the text has a fault, and where laying it out would change a
 * value, lose or reorder a comment, or not come to rest: what was made is read again before it is given.
 */
export function formatYaml({ format, text, frontMatter, problems }: ReadDocument): Formatted | undefined {
  const range = format === "yaml" ? { start: 0, end: text.length } : frontMatter;
  if (range === undefined || problems.length > 0) return undefined;
  const { base, source } = yamlTokens(text, range);
  const made = layOut(source);
  if (made === undefined || !saysTheSame(source, made) || layOut(made) !== made) return undefined;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const own = made.replaceAll("\n", eol);
  return own === text.slice(base, range.end) ? undefined : { range: { start: base, end: range.end }, text: own };
}

/** A source laid out; undefined where it cannot be read, or holds nothing but comments. */
function layOut(source: string): string | undefined {
  const { tokens } = yamlTokens(source, { start: 0, end: source.length });
  if ("tooDeepAt" in tokens) return undefined;
  const composer = new Composer({ logLevel: "silent", prettyErrors: false });
  const documents = [...composer.compose(tokens, true, source.length)];
  if (documents.some(({ errors, contents }) => errors.length > 0 || contents === null)) return undefined;
  const kept = documents.flatMap((document) => keepTexts(document, source));
  const text = documents.map((document) => document.toString(LAYOUT)).join("");
  return withTexts(closeBrackets(text), kept);
}

/** A text over several lines or in quotes, as it is written, and whether it begins on a line of its own. */
interface KeptText {
  readonly mark: string;
  readonly text: string;
  readonly isBelow: boolean;
}

/** Takes texts over several lines and in quotes out of a document: no line of them is broken, no escape written anew. */
function keepTexts(document: Document, source: string): readonly KeptText[] {
  const kept: KeptText[] = [];
  visit(document, {
    Scalar(_key, node) {
      const [start = 0, end = 0] = node.range ?? [];
      const text = source.slice(start, end).trimEnd();
      // Bytes and dates are written by their tag, which knows no mark.
      if (!/\n|^["']/.test(text) || typeof node.value === "object") return;
      const mark = `wazir-kept-${start}-text`;
      kept.push({ mark, text, isBelow: /\n *$/.test(source.slice(0, start)) });
      node.value = mark;
      node.type = Scalar.PLAIN;
    },
  });
  return kept;
}

/** Puts the texts back, below the place that each stands in. */
function withTexts(text: string, kept: readonly KeptText[]): string {
  return kept.reduce((now, { mark, text: own, isBelow }) => {
    const at = now.indexOf(mark);
    const before = now.slice(now.lastIndexOf("\n", at) + 1, at);
    const lead = (/^ *(?:- +)*/.exec(before)?.[0] ?? "").length;
    const indent = " ".repeat(before.length > lead ? lead + LAYOUT.indent : lead);
    const [first = "", ...lines] = own.split(/\r?\n/);
    const isBlock = /^[|>]/.test(first);
    const least = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
    const below = lines.map((line) => (line.trim() === "" ? "" : indent + (isBlock ? line.slice(least) : line.trim())));
    const start =
      isBelow && !isBlock && before.endsWith(": ") ? `${now.slice(0, at - 1)}\n${indent}` : now.slice(0, at);
    return `${start}${[first, ...below].join("\n")}${now.slice(at + mark.length)}`;
  }, text);
}

/** Takes the blanks inside of brackets away, where those inside of braces stay: `[a, b]`, `{ a: b }`. */
function closeBrackets(text: string): string {
  const lexemes = [...new Lexer().lex(text)].filter((lexeme) => !isControl(lexeme));
  const isInner = (at: number): boolean =>
    /^ +$/.test(lexemes[at] ?? "") &&
    (lexemes[at - 1] === "[" || (lexemes[at + 1] === "]" && !(lexemes[at - 1] ?? "\n").endsWith("\n")));
  return lexemes.filter((_lexeme, at) => !isInner(at)).join("");
}

/** Whether two sources hold the same values and the same comments, in the same order. */
function saysTheSame(before: string, after: string): boolean {
  const [one, other] = [before, after].map((source) => {
    const read = readDocument(source, "yaml");
    const comments = commentsOf(read).map(({ inner }) => source.slice(inner.start, inner.end).trim());
    return JSON.stringify([read.problems, read.roots.map(({ node }) => valueOf(node)), comments]);
  });
  return one === other;
}
