// node --test each.test.mjs: the module's example, under failure and at its limit
import { test } from "node:test"; import assert from "node:assert/strict"; import { readFileSync } from "node:fs";
const md = readFileSync(new URL("../../../../expertise/antipatterns/performance/performance-antipatterns.md", import.meta.url), "utf8");
const { each, once } = await import("data:text/javascript," + encodeURIComponent(/```js\n([\s\S]*?)```/.exec(md)[1]));
const tick = () => new Promise((r) => setTimeout(r, 2));
test("at most ten at once, all done", async () => { let live = 0, peak = 0, done = 0; await each(Array.from({ length: 300 }), 10, async () => { peak = Math.max(peak, ++live); await tick(); live--; done++; }); assert.deepEqual([peak, done, live], [10, 300, 0]); });
test("first failure is thrown, running ones ended, rest not started", async () => { let live = 0, started = 0; await assert.rejects(each(Array.from({ length: 300 }, (_, i) => i), 10, async (i) => { started++; live++; await tick(); live--; if (i === 5) throw new Error("five"); }), /five/); assert.equal(live, 0); assert.ok(started < 40, String(started)); });
test("a thrown undefined is a failure too", async () => { let threw = false; try { await each([1], 1, async () => { throw undefined; }); } catch { threw = true; } assert.ok(threw); });
test("once: 100 callers, one load; a failed load is tried again", async () => { let n = 0; const f = once(async () => { n++; await tick(); if (n === 1) throw new Error("down"); return n; }); const r = await Promise.allSettled(Array.from({ length: 100 }, () => f("a"))); assert.equal(n, 1); assert.ok(r.every((x) => x.status === "rejected")); assert.equal(await f("a"), 2); });
