import { countsByWord, total, type CountsReader, type Tally } from "./test-counts";

/** Vitest. A file that broke before its tests ran is an error, and so is one that it found no test in. */
export const readVitest: CountsReader = (lines) => {
  const tallies = lines.flatMap((line, index): Tally[] => {
    if (/^No test files found, exiting with code \d+$/.test(line)) return [{}];
    const [, files] = /^ *Test Files {2}(.+)$/.exec(line) ?? [];
    const [, tests] = /^ *Tests {2}(.+)$/.exec(lines[index + 1] ?? "") ?? [];
    const isEnd = lines.slice(index + 2, index + 5).some((next) => /^ *Start at {2}/.test(next));
    return files === undefined || tests === undefined || !isEnd ? [] : [tally(files, tests)];
  });
  return total("vitest", tallies);
};

function tally(files: string, tests: string): Tally {
  const counts = countsByWord(tests);
  const failed = counts.get("failed") ?? 0;
  return {
    passed: counts.get("passed") ?? 0,
    failed,
    skipped: (counts.get("skipped") ?? 0) + (counts.get("todo") ?? 0),
    // A file with a failed test is failed too, so that beside failed tests the broken files cannot be told.
    errors: failed > 0 ? 0 : (countsByWord(files).get("failed") ?? 0),
  };
}
