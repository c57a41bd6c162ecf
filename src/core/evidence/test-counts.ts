/** How many tests a runner says it had, by what came of them. */
export interface TestCounts {
  /** The runner whose summary was read: `vitest`, `go test`. Several are joined by a comma. */
  readonly runner: string;
  /** Tests that ran to a result: passed and failed ones, no skipped ones. */
  readonly executed: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Files, suites, packages or fixtures that broke, so that their tests did not run. */
  readonly errors: number;
}

/**
 * Reads the summary of one runner from a command's output, given as lines without colours. Undefined where the runner
 * has left none; the counts of all of its summaries together where there are several.
 */
export type CountsReader = (lines: readonly string[]) => TestCounts | undefined;

/** What one summary counts; a number that is left out is zero. */
export interface Tally {
  readonly passed?: number;
  readonly failed?: number;
  readonly skipped?: number;
  readonly errors?: number;
}

/** The counts of several summaries of one runner; undefined where there is none. */
export function total(runner: string, tallies: readonly Tally[]): TestCounts | undefined {
  if (tallies.length === 0) return undefined;
  const sum = (of: keyof Tally): number => tallies.reduce((all, tally) => all + (tally[of] ?? 0), 0);
  const [passed, failed] = [sum("passed"), sum("failed")];
  return { runner, executed: passed + failed, passed, failed, skipped: sum("skipped"), errors: sum("errors") };
}

/** The numbers of a summary like `1 failed, 2 passed`, by their word. A word that comes twice counts twice. */
export function countsByWord(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, number, word] of text.matchAll(/(\d+) ([a-z]+)/g)) {
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + Number(number));
  }
  return counts;
}
