import { outputLines } from "./output-lines";
import { readCargoTest } from "./read-cargo-test";
import { readGoTest } from "./read-go-test";
import { readJest } from "./read-jest";
import { readJunit } from "./read-junit";
import { readMocha } from "./read-mocha";
import { readNodeTest } from "./read-node-test";
import { readPytest } from "./read-pytest";
import { readTap } from "./read-tap";
import { readVitest } from "./read-vitest";
import { total, type CountsReader, type TestCounts } from "./test-counts";

/** Runners by the summary that is their own. A command may run several: they are added up. */
const RUNNERS: readonly CountsReader[] = [
  readNodeTest,
  readVitest,
  readJest,
  readMocha,
  readPytest,
  readGoTest,
  readCargoTest,
];

/** Formats that many runners write: read where no runner left a summary of its own, which would count them twice. */
const FORMATS: readonly CountsReader[] = [readTap, readJunit];

/** What a tool that runs the packages of a repository at once puts before each line: `packages/a test: `, `a:test: `. */
const PREFIX = /^(?:[\w@./-]+ )?[\w@./:-]+: /;

/**
 * The tests that a command executed, as counted by its runners in their own summaries; undefined where its output has
 * none. Where each line begins with a package's name, the lines are taken apart by it first.
 */
export function readTestCounts(output: string): TestCounts | undefined {
  const lines = outputLines(output);
  const whole = countsIn(lines);
  if (whole !== undefined) return whole;
  const packages = new Map<string, string[]>();
  for (const line of lines) {
    const prefix = PREFIX.exec(line)?.[0];
    if (prefix === undefined) continue;
    const part = packages.get(prefix) ?? [];
    packages.set(prefix, part);
    part.push(line.slice(prefix.length));
  }
  return sum([...packages.values()].flatMap((part) => countsIn(part) ?? []));
}

function countsIn(lines: readonly string[]): TestCounts | undefined {
  const own = sum(RUNNERS.flatMap((read) => read(lines) ?? []));
  return own ?? FORMATS.map((read) => read(lines)).find((counts) => counts !== undefined);
}

function sum(counts: readonly TestCounts[]): TestCounts | undefined {
  const runners = [...new Set(counts.map(({ runner }) => runner))].join(", ");
  return total(runners, counts);
}
