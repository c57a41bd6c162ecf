import type { Instruments } from "../core/rules/instruments";
import { tokenCounter } from "./count-tokens";
import { digestFile } from "./digest-file";
import type { GrammarFolder } from "./grammars";
import { codeParser } from "./parse-code";
import { sha256 } from "./sha256";

/** What rules measure with on this machine; each part is loaded when it is first asked for, and waited for. */
export function nodeInstruments(grammars: GrammarFolder): Instruments {
  return { tokens: once(tokenCounter), parse: codeParser(grammars), digests: { sha256, digest: digestFile } };
}

/** The same promise at every call. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => (loading ??= load());
}
