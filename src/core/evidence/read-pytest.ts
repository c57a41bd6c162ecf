import { countsByWord, total, type CountsReader, type Tally } from "./test-counts";

const COUNTS = /^=*\s?((?:\d+ [a-z]+(?: [a-z]+)?(?:, )?)+) in [\d.]+s(?: \([\d:, day]+\))?\s?=*$/;
const NONE = /^=*\s?no tests (?:ran|collected) in [\d.]+s\s?=*$/;
const WORDS = ["passed", "failed", "skipped", "deselected", "xfailed", "xpassed", "error", "errors"];

/**
 * pytest, also with `-q`. A test that was expected to fail was executed, and passed. A fixture or a file that broke is
 * an error. Tests that were left out by the choice of tests count nowhere.
 */
export const readPytest: CountsReader = (lines) => {
  const tallies = lines.flatMap((line): Tally[] => {
    if (NONE.test(line)) return [{}];
    const counts = countsByWord(COUNTS.exec(line)?.[1] ?? "");
    if (!WORDS.some((word) => counts.has(word))) return [];
    const of = (word: string): number => counts.get(word) ?? 0;
    return [
      {
        passed: of("passed") + of("xfailed") + of("xpassed"),
        failed: of("failed"),
        skipped: of("skipped"),
        errors: of("error") + of("errors"),
      },
    ];
  });
  return total("pytest", tallies);
};
