import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRunId, newRunId } from "../../../src/core/runs/run-id";
import { anyCharacters, anyText, runs } from "../../support/arbitraries";

test.each([
  ["20261123-idempotent-payments", true],
  ["r", true],
  ["1.2_3-4", true],
  ["a".repeat(64), true],
  ["a".repeat(65), false],
  ["", false],
  [".", false],
  ["..", false],
  [".hidden", false],
  ["-a", false],
  ["_a", false],
  ["a..b", false],
  ["a/b", false],
  ["a\\b", false],
  ["A", false],
  ["a b", false],
  ["a\n", false],
  ["é", false],
  ["a\0", false],
  ["C:", false],
])("%j may name a run: %j", (text, expected) => {
  expect(isRunId(text)).toBe(expected);
});

test("whatever may name a run is one folder that shows", () => {
  const near = fc.array(fc.constantFrom("a", "1", ".", "..", "/", "\\", "-", "_", "\n", "\0", "A", "~"), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        near.map((parts) => parts.join("")),
        fc.string({ maxLength: 70 }),
        anyText(),
      ),
      (text) => {
        if (!isRunId(text)) return;
        expect(text).not.toMatch(/[/\\\s\0]|\.\.|^\./);
        expect(text.length).toBeLessThanOrEqual(64);
      },
    ),
    runs(500),
  );
});

describe("a new run's id", () => {
  test.each([
    ["2026-11-23T14:05:00Z", "Idempotent payments", [], "20261123-idempotent-payments"],
    ["2026-11-23T14:05:00Z", "Idempotent payments", ["20261123-idempotent-payments"], "20261123-idempotent-payments-2"],
    ["2026-11-23T14:05:00Z", "a", ["20261123-a", "20261123-a-2", "20261123-a-4"], "20261123-a-3"],
    ["2026-11-23T14:05:00Z", "../../etc/passwd", [], "20261123-etc-passwd"],
    ["2026-11-23T14:05:00Z", "платежи", [], "20261123-run"],
    ["2026-11-23T14:05:00Z", "платежи", ["20261123-run"], "20261123-run-2"],
    ["2026-11-23", "x", [], "20261123-x"],
    ["+010000-01-01T00:00:00.000Z", "x", [], "0100000101-x"],
    ["-000001-12-31T00:00:00.000Z", "x", [], "0000011231-x"],
  ])("begun on %s for %j beside %j is %s", (date, title, taken, id) => {
    expect(newRunId(date, title, new Set(taken))).toBe(id);
  });

  test("is cut between its words where they are too many", () => {
    const id = newRunId("2026-11-23T14:05:00Z", `${"a".repeat(46)} bcd`, new Set());
    expect(id).toBe(`20261123-${"a".repeat(46)}`);
  });

  test("may name a run and is free, whatever the title and the day", () => {
    const date = fc.date({ noInvalidDate: true }).map((day) => day.toISOString());
    fc.assert(
      fc.property(fc.oneof(anyText(), anyCharacters(90)), date, (title, day) => {
        const taken = new Set<string>();
        for (let n = 0; n < 12; n++) {
          const id = newRunId(day, title, taken);
          expect(isRunId(id)).toBe(true);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
      }),
      runs(200),
    );
  });
});
