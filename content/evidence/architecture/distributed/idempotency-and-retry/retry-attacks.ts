// Run: node --test retry-attacks.ts   (Node 22.18 or newer, no packages)
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { retry } from "./retry.ts";

const p = { attempts: 3, baseMs: 20, capMs: 100, totalMs: 600 };
const yes = () => ({ again: true });
test("stops at the limit of attempts with the last error", async () => {
  let n = 0; await assert.rejects(retry(async () => { throw new Error(String(++n)); }, yes, p), /^Error: 3$/); assert.equal(n, 3);
});
test("does not repeat what must not be repeated", async () => {
  let n = 0; await assert.rejects(retry(async () => { n++; throw new Error("400"); }, () => ({ again: false }), p)); assert.equal(n, 1);
});
test("a wait beyond the deadline ends the call at once", async () => {
  const at = performance.now(); await assert.rejects(retry(async () => { throw new Error("503"); }, () => ({ again: true, waitMs: 60_000 }), p)); assert.ok(performance.now() - at < 200);
});
test("never calls before the announced wait is over", async () => {
  const at: number[] = []; await retry(async () => { at.push(performance.now()); if (at.length < 2) throw new Error("429"); }, () => ({ again: true, waitMs: 150 }), p); assert.ok(at[1]! - at[0]! >= 149);
});
test("a server that never answers: the deadline cuts the call, and nothing is repeated after it", async () => {
  let calls = 0; const s = createServer(() => { calls++; }).listen(0, "127.0.0.1"); await once(s, "listening");
  const at = performance.now(); await assert.rejects(retry((signal) => fetch(`http://127.0.0.1:${(s.address() as { port: number }).port}`, { signal }), yes, p));
  assert.ok(performance.now() - at < 1500); assert.equal(calls, 1); s.close(); s.closeAllConnections();
});
test("a thousand callers that failed together do not come back together", async () => {
  const slots = new Map<number, number>(); const start = performance.now();
  await Promise.all(Array.from({ length: 1000 }, () => { let n = 0; return retry(async () => { if (n++ === 1) { const t = Math.floor((performance.now() - start) / 10); slots.set(t, (slots.get(t) ?? 0) + 1); return; } throw new Error("503"); }, yes, { ...p, baseMs: 1000, capMs: 1000, totalMs: 5000 }); }));
  assert.ok(Math.max(...slots.values()) < 250, String(Math.max(...slots.values()))); // without jitter hundreds share one
});
