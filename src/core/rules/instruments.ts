/** Counts the tokens of a text, as a model does. */
export type TokenCounter = (text: string) => number;

/**
 * What rules measure with and the core does not have: two megabytes of vocabulary. A rule whose instrument is missing, or
 * not loaded yet, finds nothing.
 */
export interface Instruments {
  readonly tokens?: (() => Promise<TokenCounter | undefined>) | undefined;
}
