import { test } from "node:test";
import assert from "node:assert/strict";
const { fee } = await import(process.env.SUBJECT);
for (const [cents, member, want] of [[0, false, 10], [1000, false, 10], [1001, false, 10], [2000, false, 20], [4999, false, 50], [4999, true, 25], [5000, false, 0], [5001, true, 0]])
  test(`${cents}, ${member ? "member" : "guest"}: ${want}`, () => assert.equal(fee(cents, member), want));
for (const bad of [-1, 1.5, NaN, "1"]) test(`refuses ${bad}`, () => assert.throws(() => fee(bad, false), RangeError));
