import { total, type CountsReader, type TestCounts } from "./test-counts";

type Result = "passed" | "failed" | "skipped";

/** What one package's run has shown so far: its tests by name, and whether a package broke. */
interface Package {
  readonly tests: Map<string, Result | undefined>;
  broken: boolean;
}

const RESULTS: Readonly<Record<string, Result>> = {
  PASS: "passed",
  FAIL: "failed",
  SKIP: "skipped",
  pass: "passed",
  fail: "failed",
  skip: "skipped",
};

const RUN = /^=== RUN\s+(\S+)$/;
/** Not at the line's start alone: a test may have printed a text without a line end before it. */
const RESULT = /--- (PASS|FAIL|SKIP): (\S+) \([\d.]+s\)$/;
const END = /^(?:(ok {2}|FAIL)\t\S+|\?\s+\S+\s+\[no test files\]$)/;

/**
 * `go test` with `-v` or `-json`; without them it names no test, so there is nothing to count, unless it says that
 * there were none. Of a test with subtests only the subtests count. A test that was begun and has no result failed.
 */
export const readGoTest: CountsReader = (lines) => {
  const events = lines.flatMap((line) => eventOf(line) ?? []);
  return events.length > 0 ? readEvents(events, lines) : readVerbose(lines);
};

function readVerbose(lines: readonly string[]): TestCounts | undefined {
  const packages: Package[] = [];
  let at: Package = { tests: new Map(), broken: false };
  let isBlind = false;
  for (const line of lines) {
    const run = RUN.exec(line)?.[1];
    if (run !== undefined) at.tests.set(run, undefined);
    const [, word = "", name = ""] = RESULT.exec(line) ?? [];
    if (at.tests.has(name)) at.tests.set(name, RESULTS[word]);
    const end = END.exec(line);
    if (end === null) continue;
    const isEmpty = at.tests.size === 0;
    isBlind ||= isEmpty && end[1] === "ok  " && !line.endsWith("[no tests to run]");
    packages.push({ ...at, broken: isEmpty && end[1] === "FAIL" });
    at = { tests: new Map(), broken: false };
  }
  if (at.tests.size > 0) packages.push(at);
  const isCounted = packages.some(({ tests }) => tests.size > 0) || (packages.length > 0 && !isBlind);
  return isCounted && !packages.every(({ broken }) => broken) ? counted(packages) : undefined;
}

interface GoEvent {
  readonly action: string;
  readonly name: string;
  readonly test: string | undefined;
}

function readEvents(events: readonly GoEvent[], lines: readonly string[]): TestCounts | undefined {
  const packages = new Map<string, Package>();
  for (const { action, name, test } of events) {
    const at = packages.get(name) ?? { tests: new Map<string, Result | undefined>(), broken: false };
    packages.set(name, at);
    if (test === undefined) {
      const failed = [...at.tests.values()].some((result) => result === "failed");
      at.broken ||= action === "fail" && !failed;
    } else if (action === "run") at.tests.set(test, undefined);
    // A result that a test printed is an event too, but of a test that was not run.
    else if (RESULTS[action] !== undefined && at.tests.has(test)) at.tests.set(test, RESULTS[action]);
  }
  // Before Go 1.24 a package that does not build is reported by a plain line among the events.
  const unbuilt = lines.filter((line) => /^FAIL\t\S+ \[(?:build|setup) failed\]$/.test(line));
  const broken = unbuilt.map((): Package => ({ tests: new Map(), broken: true }));
  return counted([...packages.values(), ...broken]);
}

function eventOf(line: string): GoEvent | undefined {
  if (!line.startsWith('{"')) return undefined;
  try {
    const value = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (typeof value.Action !== "string" || typeof value.Package !== "string") return undefined;
    return { action: value.Action, name: value.Package, test: typeof value.Test === "string" ? value.Test : undefined };
  } catch {
    return undefined;
  }
}

function counted(packages: readonly Package[]): TestCounts | undefined {
  const tallies = packages.map(({ tests, broken }) => {
    const parents = new Set([...tests.keys()].flatMap(parentsOf));
    const results = [...tests].flatMap(([name, result]) => (parents.has(name) ? [] : [result ?? "failed"]));
    const of = (wanted: Result): number => results.filter((result) => result === wanted).length;
    return { passed: of("passed"), failed: of("failed"), skipped: of("skipped"), errors: broken ? 1 : 0 };
  });
  return total("go test", tallies);
}

/** `a/b/c` is a subtest of `a/b` and of `a`. */
function parentsOf(name: string): readonly string[] {
  const parts = name.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
