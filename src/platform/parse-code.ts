import type { OffsetRange } from "../core/text/range";
import type { Node } from "web-tree-sitter";
import { loadGrammar, treeSitter, type GrammarFolder } from "./grammars";

/** Finds the first place where a text is none of a grammar's language; undefined where it is one as a whole. */
export type CodeParser = (grammar: string, text: string) => Promise<OffsetRange | undefined>;

/** Reads code with the grammars in a folder, each loaded when it is first needed. One that is missing finds no fault. */
export function codeParser(folder: GrammarFolder): CodeParser {
  return async (grammar, text) => {
    const language = await loadGrammar(folder, grammar).catch(() => undefined);
    if (language === undefined) return undefined;
    const { Parser } = await treeSitter(folder);
    const parser = new Parser();
    try {
      parser.setLanguage(language);
      const tree = parser.parse(text);
      const fault = tree?.rootNode.hasError === true ? faultIn(tree.rootNode) : undefined;
      tree?.delete();
      return fault;
    } finally {
      parser.delete();
    }
  };
}

/** The innermost first node that is none of the language, or that should be there and is not. */
function faultIn(node: Node): OffsetRange {
  const inner = node.children.find((child) => child.hasError || child.isMissing);
  if (inner !== undefined && !node.isError) return faultIn(inner);
  return { start: node.startIndex, end: node.endIndex };
}
