/**
 * Counts tokens as the encoding `o200k_base` does. The vocabulary is two megabytes, so it is loaded when it is first
 * asked for. Words that steer a model count as the text they are.
 */
export async function tokenCounter(): Promise<(text: string) => number> {
  const { countTokens } = await import("./tokenizer.js");
  return (text) => countTokens(text, { disallowedSpecial: new Set() });
}
