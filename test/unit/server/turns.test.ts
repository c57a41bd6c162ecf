import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeTurns } from "../../../src/server/turns";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout", "setImmediate"] }));

afterEach(() => void vi.useRealTimers());

/** Whether a promise is settled once all that waits for nothing was done. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  for (let times = 0; times < 20; times++) await Promise.resolve();
  return settled;
}

/** Something a person asked for, answered when it is told to. */
function request(turns: ReturnType<typeof takeTurns>): () => void {
  let answer: (() => void) | undefined;
  void turns.asked(() => new Promise<void>((resolve) => (answer = resolve)));
  return () => answer?.();
}

describe("turns", () => {
  it("go on at once while the slice lasts and nothing is asked for", async () => {
    expect(await isSettled(takeTurns().next())).toBe(true);
  });

  it("let the messages in that have arrived once a slice is over", async () => {
    const turns = takeTurns();
    vi.advanceTimersByTime(11);
    const next = turns.next();
    expect(await isSettled(next)).toBe(false);
    vi.advanceTimersByTime(0);
    expect(await isSettled(next)).toBe(true);
    expect(await isSettled(turns.next())).toBe(true);
  });

  it("let what is asked for go first, also what arrives in between", async () => {
    const turns = takeTurns();
    vi.advanceTimersByTime(11);
    const next = turns.next();
    const [first, second] = [request(turns), request(turns)];
    vi.advanceTimersByTime(0);
    expect(await isSettled(next)).toBe(false);
    first();
    expect(await isSettled(next)).toBe(false);
    second();
    expect(await isSettled(next)).toBe(true);
  });

  it("do not wait for a request that failed", async () => {
    const turns = takeTurns();
    await expect(turns.asked(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await isSettled(turns.next())).toBe(true);
  });

  it("come to an end while requests never stop", async () => {
    const turns = takeTurns();
    request(turns);
    const next = turns.next();
    vi.advanceTimersByTime(0);
    await isSettled(next);
    vi.advanceTimersByTime(499);
    expect(await isSettled(next)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await isSettled(next)).toBe(true);
  });
});
