import { countsByWord, total, type CountsReader, type Tally } from "./test-counts";

/** Jest. A test file that broke before its tests ran is an error, and so is one without tests. */
export const readJest: CountsReader = (lines) => {
  const tallies = lines.flatMap((line, index): Tally[] => {
    if (/^No tests found, exiting with code \d+$/.test(line)) return [{}];
    const [, suites] = /^Test Suites: (.+ total)$/.exec(line) ?? [];
    const [, tests] = /^Tests: +(.+ total)$/.exec(lines[index + 1] ?? "") ?? [];
    const isSummary = /^Snapshots: +\d/.test(lines[index + 2] ?? "");
    return suites === undefined || tests === undefined || !isSummary ? [] : [tally(suites, tests)];
  });
  return total("jest", tallies);
};

function tally(suites: string, tests: string): Tally {
  const counts = countsByWord(tests);
  const failed = counts.get("failed") ?? 0;
  return {
    passed: counts.get("passed") ?? 0,
    failed,
    skipped: (counts.get("skipped") ?? 0) + (counts.get("todo") ?? 0),
    // A suite with a failed test is failed too, so that beside failed tests the broken suites cannot be told.
    errors: failed > 0 ? 0 : (countsByWord(suites).get("failed") ?? 0),
  };
}
