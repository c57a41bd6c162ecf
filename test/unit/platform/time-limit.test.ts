import { expect, test } from "vitest";
import { timeLimit } from "../../../src/platform/time-limit";
import { BOUNDED, processorTime } from "../../support/processor-time";

const evil = (): boolean => /^(a+)+$/u.test(`${"a".repeat(60)}!`);

test("work that ends gives what it gives, undefined too, and throws what it throws", () => {
  expect(timeLimit(() => 7, 100)).toEqual({ result: 7 });
  expect(timeLimit(() => undefined, 100)).toEqual({ result: undefined });
  expect(() => timeLimit(() => JSON.parse("{") as unknown, 100)).toThrow(SyntaxError);
});

test("a regular expression and a loop that do not end are ended, one in the other too", () => {
  const took = processorTime(() => {
    expect(timeLimit(evil, 50)).toBeUndefined();
    expect(timeLimit(() => timeLimit(evil, 50), 2_000)).toEqual({ result: undefined });
    expect(
      timeLimit(() => {
        for (let count = 0; ; count++) if (count < 0) return count;
      }, 50),
    ).toBeUndefined();
  });
  expect(took).toBeLessThan(BOUNDED);
  expect(timeLimit(() => 7, 100)).toEqual({ result: 7 });
});
