import { test } from "node:test";
import assert from "node:assert/strict";
const { fee } = await import(process.env.SUBJECT);
test("runs every line and branch", () => {
  for (const amount of [0, 1000, 5000]) for (const member of [true, false]) assert.ok(fee(amount, member) >= 0);
  assert.throws(() => fee(-1)); assert.throws(() => fee(1.5));
});
