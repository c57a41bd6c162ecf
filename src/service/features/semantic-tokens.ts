import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range, SemanticTokensLegend } from "vscode-languageserver-types";
import { definitionsIn } from "../../core/rules/definitions";
import { mentionsIn, ruleMentionsIn } from "../../core/rules/mentions";
import { referencesIn, type ReferenceTarget } from "../../core/rules/references";
import { wordRange } from "../../core/rules/word-range";
import type { OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { asked } from "../subjects";

/** What an id names, as one of the types that every theme has colours for. */
const TYPES = {
  role: "class",
  workflow: "function",
  phase: "function",
  hook: "event",
  run: "namespace",
  "artifact kind": "type",
  module: "struct",
  rule: "method",
  skill: "method",
  stack: "enumMember",
  concern: "enumMember",
  requirement: "property",
  criterion: "property",
  task: "method",
  finding: "event",
  question: "variable",
  learning: "variable",
} as const satisfies Readonly<Record<ReferenceTarget | "rule", string>>;

/** The types and modifiers that the numbers of an answer mean. `declaration`: where an id is given rather than used. */
export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...new Set(Object.values(TYPES))],
  tokenModifiers: ["declaration"],
};

/** The ids of a document, or of a part of it, in the numbers of the protocol; none for documents that are not ours. */
export function semanticTokens(context: ServiceContext, document: TextDocument, within?: Range): number[] {
  const tokens = [...tokensOf(context, document)].sort(([a], [b]) => a - b);
  const [from, to] =
    within === undefined ? [0, Infinity] : [document.offsetAt(within.start), document.offsetAt(within.end)];
  const numbers: number[] = [];
  let [line, character] = [0, 0];
  for (const [start, { end, target, isGiven }] of tokens) {
    if (end < from || start > to) continue;
    const [at, behind] = [document.positionAt(start), document.positionAt(end)];
    // What is folded over lines is no id that could be read as one.
    if (at.line !== behind.line || start === end) continue;
    const type = TOKEN_LEGEND.tokenTypes.indexOf(TYPES[target]);
    numbers.push(at.line - line, at.line === line ? at.character - character : at.character, end - start, type);
    numbers.push(isGiven ? 1 : 0);
    [line, character] = [at.line, at.character];
  }
  return numbers;
}

interface Token {
  readonly end: number;
  readonly target: ReferenceTarget | "rule";
  readonly isGiven: boolean;
}

/** The ids by where they start: of two that start at one place, the first found counts. */
function tokensOf(context: ServiceContext, document: TextDocument): ReadonlyMap<number, Token> {
  const tokens = new Map<number, Token>();
  const about = asked(context, document);
  if (about === undefined) return tokens;
  const { kind, document: read } = about.own;
  const add = ({ start, end }: OffsetRange, target: Token["target"], isGiven = false): void => {
    if (!tokens.has(start)) tokens.set(start, { end, target, isGiven });
  };
  for (const { node, target } of definitionsIn(kind, read)) add(wordRange(read.text, node), target, true);
  for (const { node: root } of read.roots) {
    for (const { node, target } of referencesIn(kind, root)) add(wordRange(read.text, node), target);
  }
  for (const { range, target } of mentionsIn(context.project, read)) add(range, target);
  for (const { range } of ruleMentionsIn(context.project, read)) add(range, "rule");
  return tokens;
}
