import { total, type CountsReader, type Tally } from "./test-counts";

/** The lines that end a run of `node --test`, in their order; the `spec` reporter marks them with ℹ, `tap` with #. */
const SUMMARY = ["tests", "suites", "pass", "fail", "cancelled", "skipped", "todo", "duration_ms"] as const;

const COUNT = /^([ℹ#]) ([a-z_]+) ([\d.]+)$/;

/** A line for something at the top level that has a result: `✔ name (1ms)`, `ok 1 - name`. */
const POINT = /^(?:[✔✖] (.+) \([\d.]+ms\)|(?:not )?ok \d+ - (.+))$/;

/**
 * Node's own test runner. A test file without tests is counted by it as one test of the file's name: such an entry is
 * no test, and where it failed it is an error. A test that is still to do is run, but its result is ignored: it counts
 * as skipped.
 */
export const readNodeTest: CountsReader = (lines) => {
  const tallies: Tally[] = [];
  let files = { passed: 0, failed: 0 };
  for (const [index, line] of lines.entries()) {
    // Below its summary the runner lists what failed a second time, each with its place.
    const file = lines[index - 1]?.startsWith("test at ") === true ? undefined : fileEntry(line);
    if (file !== undefined) files = { ...files, [file]: files[file] + 1 };
    const counts = summaryAt(lines, index);
    if (counts === undefined) continue;
    const [, , pass = 0, fail = 0, cancelled = 0, skipped = 0, todo = 0] = counts;
    tallies.push({
      passed: Math.max(pass - files.passed, 0),
      failed: Math.max(fail - files.failed, 0) + cancelled,
      skipped: skipped + todo,
      errors: files.failed,
    });
    files = { passed: 0, failed: 0 };
  }
  return total("node:test", tallies);
};

/** Whether a result's name is a file's: Node gives it to a file that has no tests, or that broke. */
export function isFileName(name: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(name);
}

function fileEntry(line: string): "passed" | "failed" | undefined {
  const [, spec, tap] = POINT.exec(line) ?? [];
  if (!isFileName(spec ?? tap ?? "")) return undefined;
  return line.startsWith("✖") || line.startsWith("not") ? "failed" : "passed";
}

function summaryAt(lines: readonly string[], index: number): readonly number[] | undefined {
  const mark = COUNT.exec(lines[index] ?? "")?.[1];
  if (mark === undefined) return undefined;
  const counts: number[] = [];
  for (const [offset, name] of SUMMARY.entries()) {
    const match = COUNT.exec(lines[index + offset] ?? "");
    if (match?.[1] !== mark || match[2] !== name) return undefined;
    counts.push(Number(match[3]));
  }
  return counts;
}
