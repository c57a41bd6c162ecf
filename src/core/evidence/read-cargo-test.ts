import { total, type CountsReader, type Tally } from "./test-counts";

const RUNNING = /^running (\d+) tests?$/;
const RESULT =
  /^test result: (?:ok|FAILED)\. (\d+) passed; (\d+) failed; (\d+) ignored; (\d+) measured; \d+ filtered out/;

/**
 * `cargo test`: one summary for each test program. It counts only if it fits the number that the program announced,
 * so that what a test prints in these words is passed over. Benchmarks that were measured have passed.
 */
export const readCargoTest: CountsReader = (lines) => {
  const tallies: Tally[] = [];
  let announced: number | undefined;
  for (const line of lines) {
    announced = RUNNING.test(line) ? Number(RUNNING.exec(line)?.[1]) : announced;
    const result = RESULT.exec(line);
    if (result === null) continue;
    const [passed = 0, failed = 0, skipped = 0, measured = 0] = result.slice(1).map(Number);
    if (passed + failed + skipped + measured !== announced) continue;
    tallies.push({ passed: passed + measured, failed, skipped });
    announced = undefined;
  }
  return total("cargo test", tallies);
};
