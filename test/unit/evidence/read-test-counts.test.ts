import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTestCounts } from "../../../src/core/evidence/read-test-counts";
import type { TestCounts } from "../../../src/core/evidence/test-counts";
import { runs } from "../../support/arbitraries";
import { REPOSITORY } from "../../support/projects";
import { BOUNDED, processorTime } from "../../support/processor-time";

const FOLDER = `${REPOSITORY}/test/fixtures/evidence`;

/** The runner that is read, and passed, failed, skipped, errors; undefined where nothing is to be read. */
type Expected = readonly [runner: string, passed: number, failed: number, skipped: number, errors: number] | undefined;

/** What the test files behind each output hold, counted in their source. */
const OUTPUTS: Readonly<Record<string, Expected>> = {
  ...Object.fromEntries(
    ["spec-20", "spec-24", "tap-20", "tap-24"].flatMap((reporter): [string, Expected][] => [
      [`node-test/pass-${reporter}`, ["node:test", 4, 0, 2, 0]],
      [`node-test/fail-${reporter}`, ["node:test", 1, 1, 0, 0]],
      [`node-test/skip-${reporter}`, ["node:test", 0, 0, 2, 0]],
      [`node-test/empty-${reporter}`, ["node:test", 0, 0, 0, 0]],
      [`node-test/crash-${reporter}`, ["node:test", 0, 0, 0, 1]],
    ]),
  ),
  "node-test/workspaces-npm": ["node:test", 4, 0, 4, 0],
  "node-test/workspaces-pnpm": ["node:test", 4, 0, 4, 0],
  "jest/pass": ["jest", 3, 0, 2, 0],
  "jest/pass-colour": ["jest", 3, 0, 2, 0],
  "jest/fail": ["jest", 1, 1, 1, 0],
  "jest/skip": ["jest", 0, 0, 2, 0],
  "jest/empty": ["jest", 0, 0, 0, 1],
  "jest/crash": ["jest", 1, 0, 0, 1],
  "jest/no-match": ["jest", 0, 0, 5, 0],
  "jest/pass-with-no-tests": ["jest", 0, 0, 0, 0],
  "vitest/pass": ["vitest", 3, 0, 2, 0],
  "vitest/pass-colour": ["vitest", 3, 0, 2, 0],
  "vitest/fail": ["vitest", 1, 1, 1, 0],
  "vitest/skip": ["vitest", 0, 0, 2, 0],
  "vitest/empty": ["vitest", 0, 0, 0, 1],
  "vitest/crash": ["vitest", 1, 0, 0, 1],
  "vitest/no-match": ["vitest", 0, 0, 5, 0],
  "vitest/pass-with-no-tests": ["vitest", 0, 0, 0, 0],
  "mocha/pass": ["mocha", 2, 0, 2, 0],
  "mocha/pass-colour": ["mocha", 2, 0, 2, 0],
  "mocha/fail": ["mocha", 2, 1, 0, 0],
  "mocha/skip": ["mocha", 0, 0, 2, 0],
  "mocha/empty": ["mocha", 0, 0, 0, 0],
  "mocha/no-files": ["mocha", 0, 0, 0, 0],
  "mocha/crash": undefined,
  "mocha/pass-tap": ["TAP", 2, 0, 2, 0],
  "mocha/fail-tap": ["TAP", 2, 1, 0, 0],
  "mocha/skip-tap": ["TAP", 0, 0, 2, 0],
  "mocha/empty-tap": ["TAP", 0, 0, 0, 0],
  "mocha/crash-tap": undefined,
  "pytest/pass": ["pytest", 4, 0, 1, 0],
  "pytest/pass-colour": ["pytest", 4, 0, 1, 0],
  "pytest/pass-quiet": ["pytest", 4, 0, 1, 0],
  "pytest/fail": ["pytest", 1, 1, 0, 0],
  "pytest/fail-quiet": ["pytest", 1, 1, 0, 0],
  "pytest/skip": ["pytest", 0, 0, 2, 0],
  "pytest/skip-quiet": ["pytest", 0, 0, 2, 0],
  "pytest/empty": ["pytest", 0, 0, 0, 0],
  "pytest/empty-quiet": ["pytest", 0, 0, 0, 0],
  "pytest/no-match": ["pytest", 0, 0, 0, 0],
  "pytest/crash": ["pytest", 0, 0, 0, 1],
  "pytest/crash-quiet": ["pytest", 0, 0, 0, 1],
  "pytest/xfail": ["pytest", 3, 0, 0, 0],
  "pytest/error": ["pytest", 1, 0, 0, 1],
  // TestAdds has two subtests; with TestRemoves, ExampleTotal and TestOrder that is five.
  "go-test/pass-v": ["go test", 5, 0, 1, 0],
  "go-test/pass-json": ["go test", 5, 0, 1, 0],
  "go-test/pass": undefined,
  "go-test/fail-v": ["go test", 2, 2, 0, 0],
  "go-test/fail-json": ["go test", 2, 2, 0, 0],
  "go-test/fail": undefined,
  "go-test/skip-v": ["go test", 0, 0, 2, 0],
  "go-test/skip-json": ["go test", 0, 0, 2, 0],
  "go-test/skip": undefined,
  "go-test/empty-v": ["go test", 0, 0, 0, 0],
  "go-test/empty-json": ["go test", 0, 0, 0, 0],
  "go-test/empty": ["go test", 0, 0, 0, 0],
  "go-test/no-match-v": ["go test", 0, 0, 0, 0],
  "go-test/crash-v": ["go test", 1, 1, 0, 1],
  "go-test/crash-json": ["go test", 1, 1, 0, 1],
  "go-test/crash": undefined,
  "cargo-test/pass": ["cargo test", 4, 0, 1, 0],
  "cargo-test/pass-colour": ["cargo test", 4, 0, 1, 0],
  "cargo-test/fail": ["cargo test", 1, 1, 0, 0],
  "cargo-test/skip": ["cargo test", 0, 0, 2, 0],
  "cargo-test/empty": ["cargo test", 0, 0, 0, 0],
  "cargo-test/no-match": ["cargo test", 0, 0, 0, 0],
  "cargo-test/crash": undefined,
  "junit/pass-vitest": ["JUnit XML", 3, 0, 2, 0],
  "junit/fail-vitest": ["JUnit XML", 1, 1, 1, 0],
  "junit/pass-mocha": ["JUnit XML", 2, 0, 2, 0],
  "junit/pass-node-20": ["JUnit XML", 4, 0, 2, 0],
  "junit/skip-node-20": ["JUnit XML", 0, 0, 2, 0],
  "junit/empty-node-20": ["JUnit XML", 0, 0, 0, 0],
  "junit/error-pytest": ["JUnit XML", 1, 0, 0, 1],
  "tap/pass": ["TAP", 2, 0, 2, 0],
  "tap/fail": ["TAP", 2, 1, 0, 0],
  "tap/zero": ["TAP", 0, 0, 0, 0],
  "tap/bail": ["TAP", 1, 0, 0, 1],
};

function output(name: string): string {
  return readFileSync(`${FOLDER}/${name}.txt`, "utf8");
}

function counts(expected: Expected): TestCounts | undefined {
  if (expected === undefined) return undefined;
  const [runner, passed, failed, skipped, errors] = expected;
  return { runner, executed: passed + failed, passed, failed, skipped, errors };
}

describe("what a runner printed is counted", () => {
  test.each(Object.entries(OUTPUTS))("%s", (name, expected) => {
    expect(readTestCounts(output(name))).toEqual(counts(expected));
    expect(readTestCounts(output(name).replaceAll("\n", "\r\n"))).toEqual(counts(expected));
  });

  test("no output is left out here", () => {
    const found = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".txt"))
      .map((file) => file.replaceAll("\\", "/").slice(0, -".txt".length));
    expect(found.sort()).toEqual(Object.keys(OUTPUTS).sort());
  });
});

describe("one command that runs several", () => {
  test.each<readonly [string, readonly string[], Expected]>([
    ["packages with one runner", ["jest/pass", "jest/fail"], ["jest", 4, 1, 3, 0]],
    ["packages of which one has no tests", ["vitest/pass", "vitest/pass-with-no-tests"], ["vitest", 3, 0, 2, 0]],
    [
      "a broken package and a good one",
      ["node-test/crash-spec-24", "node-test/pass-spec-24"],
      ["node:test", 4, 0, 2, 1],
    ],
    ["two runners", ["mocha/pass", "pytest/fail"], ["mocha, pytest", 3, 1, 2, 0]],
    ["a runner that also writes JUnit XML", ["vitest/pass", "junit/pass-vitest"], ["vitest", 3, 0, 2, 0]],
  ])("%s", (_name, names, expected) => {
    expect(readTestCounts(names.map(output).join("\n"))).toEqual(counts(expected));
  });
});

describe("what is no summary is not counted", () => {
  test.each([
    ["nothing", ""],
    ["a type check", "src/a.ts(1,2): error TS2304: Cannot find name 'x'.\n"],
    ["one line of Jest's", "Tests:       5 passed, 5 total\n"],
    ["one line of Vitest's", "      Tests  5 passed (5)\n"],
    ["one line of Node's", "ℹ tests 5\nℹ pass 5\n"],
    ["a line of Mocha's in other text", "ok\n  5 passing (1s)\n"],
    ["a line of pytest's in other text", "we had 5 passed in 2s\n"],
    ["pytest's words without a number", "passed in 2s\n"],
    ["a result of Go's for a test that was not run", "--- PASS: TestFake (0.00s)\nok  \tshop\t0.1s\n"],
    [
      "a result of cargo's that was not announced",
      "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n",
    ],
    ["the word ok", "ok\nok 1\n"],
    ["another XML", "<html><body>5 passed</body></html>"],
  ])("%s", (_name, text) => {
    expect(readTestCounts(text)).toBeUndefined();
  });

  test("a result that a cargo test prints", () => {
    const fake = "test result: ok. 9 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
    const real = "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
    expect(readTestCounts(`running 1 test\n${fake}\ntest a ... ok\n\n${real}\n`)).toEqual(
      counts(["cargo test", 1, 0, 0, 0]),
    );
  });

  test("a Go test that says of itself that it passed", () => {
    const text = "=== RUN   TestA\n--- PASS: TestA (0.00s)\n--- FAIL: TestA (0.00s)\nFAIL\nFAIL\tshop\t0.1s\n";
    expect(readTestCounts(text)).toEqual(counts(["go test", 0, 1, 0, 0]));
  });

  test("a Go test that ended the process", () => {
    const text = "=== RUN   TestA\n--- PASS: TestA (0.00s)\n=== RUN   TestB\nexit status 1\nFAIL\tshop\t0.1s\n";
    expect(readTestCounts(text)).toEqual(counts(["go test", 1, 1, 0, 0]));
  });

  test("TAP with fewer points than planned", () => {
    expect(readTestCounts("1..3\nok 1 - a\nok 2\n")).toEqual(counts(["TAP", 2, 0, 0, 1]));
  });

  test("quotes and comments in JUnit XML", () => {
    const text = `<testsuite><!-- <testcase name="x"/> --><testcase name='a > "b"'/><![CDATA[<testcase/>]]></testsuite>`;
    expect(readTestCounts(text)).toEqual(counts(["JUnit XML", 1, 0, 0, 0]));
  });
});

const LINES = Object.keys(OUTPUTS).flatMap((name) => output(name).split("\n").slice(0, 40));

test("whatever lines come together, the counts fit one another", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 60 }), (lines) => {
      const found = readTestCounts(lines.join("\n"));
      if (found === undefined) return;
      const { executed, passed, failed, skipped, errors } = found;
      expect(executed).toBe(passed + failed);
      expect(Math.min(passed, failed, skipped, errors)).toBeGreaterThanOrEqual(0);
    }),
    runs(300),
  );
});

test("a long output is read in time", () => {
  const hostile = [
    "<testcase ",
    "1..1\n",
    "ok ",
    "\u001B[",
    "\u001B]0;",
    "a: ",
    "1 a, ",
    '{"',
    "=== RUN   TestA\n",
    "<!--",
  ];
  for (const piece of hostile) {
    const text = `<testsuite>${piece.repeat(300_000 / piece.length)}`;
    expect(processorTime(() => void readTestCounts(text))).toBeLessThan(BOUNDED);
  }
});
