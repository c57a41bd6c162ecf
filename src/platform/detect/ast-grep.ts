import * as bindings from "@ast-grep/wasm/wasm_bg.js";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AstEngine, SyntaxTree } from "../../core/detect/ast-engine";
import type { OffsetRange } from "../../core/text/range";
import { grammarFile, treeSitter, type GrammarFolder } from "../grammars";

/**
 * What stands for `$` in a pattern while the grammar reads it, for languages in whose names it may not stand: a letter that
 * programs do not use.
 */
const STAND_IN = "µ";
const WITH_DOLLAR: readonly string[] = ["typescript", "tsx", "javascript", "java", "bash"];

let started: Promise<void> | undefined;

/** The engine of ast-grep with the grammars of a folder. It is started when a grammar is first loaded, once a thread. */
export function astGrep(folder: GrammarFolder): AstEngine {
  const loaded = new Map<string, Promise<void>>();
  return {
    load(grammar) {
      const loading = loaded.get(grammar) ?? load(folder, grammar);
      loaded.set(grammar, loading);
      return loading;
    },
    parse,
  };
}

async function load(folder: GrammarFolder, grammar: string): Promise<void> {
  started ??= start(folder);
  await started;
  const about = { libraryPath: grammarFile(folder, grammar) };
  await bindings.registerDynamicLanguage({
    [grammar]: WITH_DOLLAR.includes(grammar) ? about : { ...about, expandoChar: STAND_IN },
  });
}

/** The package would have its program loaded by a bundler; here it is a file beside the grammars. */
async function start(folder: GrammarFolder): Promise<void> {
  const [bytes] = await Promise.all([readFile(join(folder, "ast-grep.wasm")), treeSitter(folder)]);
  const { instance } = await WebAssembly.instantiate(bytes, { "./wasm_bg.js": bindings });
  const exports = instance.exports as { __wbindgen_start(): void };
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  await bindings.initializeTreeSitter();
}

function parse(grammar: string, text: string): SyntaxTree {
  const tree = bindings.parse(grammar, text);
  return {
    search(config, mayHold) {
      const root = tree.root();
      const parts = mayHold === undefined ? [root] : root.children().filter((part) => mayHold(textOf(text, part)));
      return parts.flatMap((part) => part.findAll(config).map(rangeOf));
    },
    free: () => tree.free(),
  };
}

function rangeOf(node: bindings.SgNode): OffsetRange {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
}

/** Slicing is faster than asking the node, which copies its text out of the program. */
function textOf(text: string, node: bindings.SgNode): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}
