/**
 * Does work that what a workspace holds can make endless, such as matching its patterns, and ends it after so many milliseconds,
 * or some more on a busy machine: gives what it gives, or undefined where it was ended. What it throws is thrown.
 */
export type TimeLimit = <Result>(work: () => Result, milliseconds: number) => { readonly result: Result } | undefined;
