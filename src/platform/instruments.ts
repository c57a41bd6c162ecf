import type { Instruments } from "../core/rules/instruments";
import { tokenCounter } from "./count-tokens";

/** What rules measure with on this machine; each part is loaded when it is first asked for, and waited for. */
export function nodeInstruments(): Instruments {
  return { tokens: once(tokenCounter) };
}

/** The same promise at every call. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => (loading ??= load());
}
