import { describe, expect, it } from "vitest";
import { createCrashPolicy } from "../../../src/extension/client/crash-policy";

describe("the policy after a crash of the server", () => {
  it("waits longer each time, and stays down at the fifth crash in three minutes", () => {
    let now = 0;
    const policy = createCrashPolicy(() => now);
    expect([1, 2, 3, 4, 5].map(() => (now += 1000) && policy.crashed())).toEqual([250, 500, 1000, 2000, undefined]);
  });

  it("forgets what is older than three minutes, and everything on request", () => {
    let now = 0;
    const policy = createCrashPolicy(() => now);
    policy.crashed();
    policy.crashed();
    now = 180_001;
    expect(policy.crashed()).toBe(250);
    policy.crashed();
    policy.reset();
    expect(policy.crashed()).toBe(250);
  });
});
