import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type * as TreeSitter from "web-tree-sitter";

/** Where the build put the grammars and the program that runs them: `dist/grammars`. */
export type GrammarFolder = string;

/** The file of a grammar by its name: `typescript`, `c-sharp`. */
export function grammarFile(folder: GrammarFolder, grammar: string): string {
  return join(folder, `tree-sitter-${grammar}.wasm`);
}

let runtime: Promise<typeof TreeSitter> | undefined;

/** The library that runs grammars, ready. It is loaded once, whichever folder is named. */
export function treeSitter(folder: GrammarFolder): Promise<typeof TreeSitter> {
  runtime ??= import("web-tree-sitter").then(async (library) => {
    await library.Parser.init({ locateFile: (name: string) => join(folder, name) });
    return library;
  });
  return runtime;
}

const languages = new Map<string, Promise<TreeSitter.Language>>();

/** A grammar ready to read with, loaded once. Rejects where there is none of this name. */
export async function loadGrammar(folder: GrammarFolder, grammar: string): Promise<TreeSitter.Language> {
  const file = grammarFile(folder, grammar);
  const loading = languages.get(file) ?? load(folder, file);
  languages.set(file, loading);
  return loading;
}

async function load(folder: GrammarFolder, file: string): Promise<TreeSitter.Language> {
  const [{ Language: language }, bytes] = await Promise.all([treeSitter(folder), readFile(file)]);
  return language.load(bytes);
}
