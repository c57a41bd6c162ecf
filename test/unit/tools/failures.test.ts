import { describe, expect, it } from "vitest";
import { failureLines } from "../../../tools/test/failures.mjs";

const failure = (name: string, message = "It is red."): Parameters<typeof failureLines>[0][number] => ({
  where: "integration main 1.104.0",
  name,
  message,
});

describe("what failed, as lines at the end of a test run", () => {
  it("is nothing where nothing failed", () => {
    expect(failureLines([])).toEqual([]);
  });

  it("names place, test and hook, with what was thrown and where of our own", () => {
    const stack = [
      "\x1b[31mAssertionError\x1b[0m: 1 == 2",
      "",
      "+ actual",
      "    at Object.<anonymous> (/repo/test/shop.test.ts:3:4)",
      "    at new Promise (<anonymous>)",
      "    at run (/repo/node_modules/mocha/lib/runner.js:1:1)",
      "    at process.tick (node:internal/process/task_queues:95:5)",
    ];
    expect(failureLines([failure('Shop "before all" hook in "Shop"', stack.join("\n"))])).toEqual([
      "#### what failed",
      '✗ integration main 1.104.0: Shop "before all" hook in "Shop"',
      "    AssertionError: 1 == 2",
      "    + actual",
      "    at Object.<anonymous> (/repo/test/shop.test.ts:3:4)",
    ]);
  });

  it("keeps to 60 lines, of 200 characters, and counts what it leaves out", () => {
    const long = Array.from({ length: 100 }, (_, n) => `${n} ${"x".repeat(300)}`).join("\n");
    for (const count of [1, 5, 7, 29, 30, 58, 59, 60, 500]) {
      const lines = failureLines(Array.from({ length: count }, (_, n) => failure(`test ${n}`, long)));
      expect(lines.length, String(count)).toBeLessThanOrEqual(60);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(200);
      const told = lines.filter((line) => line.startsWith("✗")).length;
      const left = Number(/^and (\d+) more/.exec(lines.at(-1) ?? "")?.[1] ?? 0);
      expect(told + left, String(count)).toBe(count);
    }
  });
});
