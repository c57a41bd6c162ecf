import { total, type CountsReader, type Tally } from "./test-counts";

/** Mocha with its `spec`, `dot` and similar reporters, which end with the same lines. */
export const readMocha: CountsReader = (lines) => {
  const tallies = lines.flatMap((line, index): Tally[] => {
    if (line.startsWith("Error: No test files found")) return [{}];
    const passed = countOf(line, "passing");
    // The summary stands apart: what a test prints in these words follows another line.
    if (passed === undefined || index === 0 || lines[index - 1] !== "") return [];
    const pending = countOf(lines[index + 1], "pending");
    const failed = countOf(lines[index + (pending === undefined ? 1 : 2)], "failing");
    return [{ passed, failed: failed ?? 0, skipped: pending ?? 0 }];
  });
  return total("mocha", tallies);
};

function countOf(line: string | undefined, word: string): number | undefined {
  const [, count, found] = /^ {2}(\d+) (passing|pending|failing)(?: \(\d+[a-z]+\))?$/.exec(line ?? "") ?? [];
  return found === word ? Number(count) : undefined;
}
