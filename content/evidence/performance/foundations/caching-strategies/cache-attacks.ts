// npm i redis@6; REDIS=redis-server node --test cache-attacks.ts   (starts a Redis of its own)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import { invalidate, read } from "./lease.ts";
import { ReadThrough } from "./read-through.ts";

const dir = mkdtempSync(`${tmpdir()}/redis-`);
const server = spawn(process.env.REDIS ?? "redis-server", ["--port", "0", "--unixsocket", `${dir}/s`, "--save", "", "--dir", dir], { stdio: "ignore" });
const client = () => createClient({ socket: { path: `${dir}/s`, tls: false } });
const redis = client();
before(async () => {
  for (let n = 0; n < 50; n++) {
    try { await redis.connect(); break; } catch { await sleep(100); }
  }
  console.log("redis", /redis_version:(\S+)/.exec(await redis.info("server"))?.[1], "node", process.version);
});
after(() => { redis.destroy(); server.kill(); });
redis.on("error", () => undefined);

test("stampede: 100 readers of one missing key", async () => {
  let naive = 0, once = 0;
  const map = new Map<string, string>();
  const slow = async (n: () => void) => { n(); await sleep(50); return "v"; };
  await Promise.all(Array.from({ length: 100 }, async () => { if (!map.has("k")) map.set("k", await slow(() => naive++)); }));
  const c = new ReadThrough(() => slow(() => once++));
  await Promise.all(Array.from({ length: 100 }, () => c.get("k")));
  console.log("loads: get-then-set", naive, "| shared promise", once);
  assert.deepEqual([naive, once], [100, 1]);
});

test("stampede over four clients of Redis", async () => {
  const four = await Promise.all([0, 1, 2, 3].map(async () => { const c = client(); await c.connect(); return c; }));
  let naive = 0, leased = 0;
  await Promise.all(four.flatMap((c) => Array.from({ length: 25 }, async () => {
    if ((await c.get("n")) === null) { naive++; await sleep(50); await c.set("n", "v"); }
  })));
  const got = await Promise.all(four.flatMap((c) => Array.from({ length: 25 }, () => read(c, "l", async () => { leased++; await sleep(50); return "v"; }))));
  console.log("loads over four clients: get-then-set", naive, "| lease", leased);
  assert.equal(leased, 1);
  assert.ok(got.every((v) => v === "v"));
  four.forEach((c) => c.destroy());
});

test("a reader that loaded the old value fills after the invalidation", async () => {
  let db = "old";
  const slowRead = async () => { const v = db; await sleep(60); return v; };
  const naive = (async () => { const v = await slowRead(); await redis.set("race", v); })();
  await sleep(20); db = "new"; await redis.del("race"); await naive;
  const bad = await redis.get("race");
  db = "old";
  const leased = read(redis, "race2", slowRead);
  await sleep(20); db = "new"; await invalidate(redis, "race2"); await leased;
  const good = await redis.get("race2");
  db = "old";
  const local = new ReadThrough(slowRead);
  const first = local.get("x");
  await sleep(20); db = "new"; local.invalidate("x"); await first;
  console.log("kept after the write: get-then-set", bad, "| lease", good, "| in process, next read", await local.get("x"));
  assert.deepEqual([bad, good, await local.get("x")], ["old", null, "new"]);
});

test("two writers that set the cache leave it different from the database", async () => {
  let db = "";
  const write = async (v: string, pause: number) => { db = v; await sleep(pause); await redis.set("w", v); };
  await Promise.all([write("first", 60), sleep(10).then(() => write("second", 10))]);
  console.log("database", db, "cache", await redis.get("w"));
  assert.notEqual(db, await redis.get("w"));
});

test("deleting before the commit lets a reader put the old value back", async () => {
  let committed = "old";
  await redis.del("t"); // inside the transaction
  if ((await redis.get("t")) === null) await redis.set("t", committed); // another reader
  committed = "new"; // commit
  assert.equal(await redis.get("t"), "old");
  console.log("after commit the cache holds", await redis.get("t"));
});

test("expiry in step and spread", () => {
  const loads = (life: () => number) => { const per = new Map<number, number>(); for (let i = 0; i < 10_000; i++) { const s = Math.floor(life()); per.set(s, (per.get(s) ?? 0) + 1); } return Math.max(...per.values()); };
  const [flat, spread] = [loads(() => 300), loads(() => 300 * (0.9 + Math.random() * 0.2))];
  console.log("10000 keys of 300 s: most expiries in one second: flat", flat, "| plus or minus a tenth", spread);
  assert.ok(spread < flat / 30);
});

test("absent things are asked for again and again", async () => {
  let plain = 0, kept = 0;
  const p = new Map<string, string>();
  for (let i = 0; i < 50; i++) if (!p.has("gone")) { plain++; const v: string | undefined = undefined; if (v) p.set("gone", v); }
  const c = new ReadThrough<string | null>(async () => { kept++; return null; });
  for (let i = 0; i < 50; i++) await c.get("gone");
  console.log("loads of an absent id: values only", plain, "| absence kept", kept);
  assert.deepEqual([plain, kept], [50, 1]);
});

test("a failed load is not kept; a kept promise keeps its failure", async () => {
  let n = 0;
  const flaky = async () => { if (++n === 1) throw new Error("down"); return "v"; };
  const c = new ReadThrough(flaky);
  await assert.rejects(c.get("k"));
  assert.equal(await c.get("k"), "v");
  n = 0;
  const promises = new Map<string, Promise<string>>();
  const memo = (k: string) => { if (!promises.has(k)) promises.set(k, flaky()); return promises.get(k)!; };
  await assert.rejects(memo("k"));
  await assert.rejects(memo("k"));
});

test("a failed load frees its lease: one other reader loads, the rest get its value", async () => {
  let loads = 0;
  const flaky = async () => { await sleep(30); if (++loads === 1) throw new Error("down"); return "v"; };
  const start = performance.now();
  const got = await Promise.allSettled(Array.from({ length: 20 }, () => read(redis, "f", flaky)));
  console.log("first load fails, 20 readers: loads", loads, "| failed", got.filter((g) => g.status === "rejected").length);
  assert.deepEqual([loads, got.filter((g) => g.status === "rejected").length], [2, 1]);
  assert.ok(performance.now() - start < 1_000);
});

test("a caller that changes the object changes it for all", async () => {
  const c = new ReadThrough(async () => ({ roles: ["reader"] }));
  (await c.get("u")).roles.push("admin");
  assert.deepEqual((await c.get("u")).roles, ["reader", "admin"]);
  const d = new ReadThrough(async () => Object.freeze({ roles: Object.freeze(["reader"]) as readonly string[] }));
  await assert.rejects(async () => ((await d.get("u")).roles as string[]).push("admin"), TypeError);
});

test("the bound holds", async () => {
  let loads = 0;
  const c = new ReadThrough(async (k) => { loads++; return k; }, 100);
  for (let i = 0; i < 1000; i++) await c.get(`k${i}`);
  await c.get("k999");
  assert.equal(loads, 1000);
  await c.get("k0");
  assert.equal(loads, 1001);
});
