// Run: npm i redis && node --test limit-attacks.ts   (Node 22.18 or newer; redis-server in PATH, it is started on a free port)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import { admit, type Policy, type Take } from "./limit.ts";

const script = readFileSync(new URL("./take-token.lua", import.meta.url), "utf8");
const port = 46379; let redis: ReturnType<typeof spawn>;
const connect = async () => { const c = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: false } }); c.on("error", () => {}); await c.connect(); return c; };
type Client = Awaited<ReturnType<typeof connect>>;
const taker = (c: Client): Take => async (key, p) => { const [a, left, wait] = (await c.eval(script, { keys: [key], arguments: [String(p.capacity), String(p.perSecond), "1"] })) as number[]; return { allowed: a === 1, left: left!, waitMs: wait! }; };
let clients: Client[] = [];
before(async () => {
  redis = spawn("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"], { stdio: "ignore" });
  for (let i = 0; ; i++) { try { clients = await Promise.all(Array.from({ length: 4 }, connect)); break; } catch (e) { if (i > 50) throw e; await sleep(100); } }
});
after(() => { for (const c of clients) c.destroy(); redis.kill(); });

test("fixed window: twice the limit passes around the boundary", () => {
  const limit = 100, counts = new Map<number, number>(); let passed = 0;
  const allow = (t: number) => { const w = Math.floor(t / 60); const n = (counts.get(w) ?? 0) + 1; counts.set(w, n); return n <= limit; };
  for (let i = 0; i < 100; i++) if (allow(59.5)) passed++;
  for (let i = 0; i < 100; i++) if (allow(60.5)) passed++;
  assert.equal(passed, 200, "200 within one second although the limit is 100 a minute");
});
test("token bucket: no burst above capacity, yet nearly twice the limit within a window", () => {
  const capacity = 100, rate = 100 / 60; let tokens = capacity, at = 0, burst = 0, window = 0;
  const allow = (t: number) => { tokens = Math.min(capacity, tokens + (t - at) * rate); at = t; if (tokens < 1) return false; tokens--; return true; };
  for (let i = 0; i < 300; i++) if (allow(0)) burst++;
  for (let t = 0.1; t < 60; t += 0.1) if (allow(t)) window++;
  assert.equal(burst, 100); assert.ok(burst + window > 190, String(burst + window));
});
test("read, then write: parallel callers on four connections pass the limit", async () => {
  const naive = async (c: Client) => { const n = Number((await c.get("naive")) ?? 0); if (n >= 10) return false; await c.set("naive", String(n + 1)); return true; };
  const got = await Promise.all(Array.from({ length: 200 }, (_, i) => naive(clients[i % 4]!)));
  assert.ok(got.filter(Boolean).length > 10, `${got.filter(Boolean).length} of a limit of 10 passed`);
});
test("INCR, then EXPIRE: a death between the two locks the caller out for good", async () => {
  const c = clients[0]!; await c.incr("leaky"); // the process dies here
  assert.equal(await c.ttl("leaky"), -1);
});
test("script: 400 parallel calls on four connections let exactly the capacity through", async () => {
  const p: Policy = { name: "t1", capacity: 20, perSecond: 0.001, whenBlind: "refuse" };
  const got = await Promise.all(Array.from({ length: 400 }, (_, i) => taker(clients[i % 4]!)("t1:a", p)));
  assert.equal(got.filter((v) => v.allowed).length, 20);
  assert.equal((await taker(clients[0]!)("t1:b", p)).allowed, true, "another caller is not touched");
});
test("script: refills over time, never above capacity, expires by itself, tells the wait", async () => {
  const p: Policy = { name: "t2", capacity: 5, perSecond: 10, whenBlind: "refuse" }; const take = taker(clients[0]!);
  for (let i = 0; i < 5; i++) await take("t2:a", p);
  const no = await take("t2:a", p); assert.equal(no.allowed, false); assert.ok(no.waitMs > 0 && no.waitMs <= 100, String(no.waitMs));
  await sleep(no.waitMs + 20); assert.equal((await take("t2:a", p)).allowed, true, "the wait was long enough");
  await sleep(1000); const yes = await Promise.all(Array.from({ length: 20 }, () => take("t2:a", p))); const n = yes.filter((v) => v.allowed).length; assert.ok(n >= 5 && n <= 6, String(n));
  const ttl = await clients[0]!.pTTL("t2:a"); assert.ok(ttl > 0 && ttl <= 1500);
});
async function serve(policy: Policy, take: Take, who: (r: IncomingMessage) => string) {
  const s = createServer(async (q, r) => { if (await admit(q, r, who(q), policy, take)) r.end("ok"); }).listen(0, "127.0.0.1"); await once(s, "listening");
  const url = `http://127.0.0.1:${(s.address() as { port: number }).port}/`; return { url, close: () => { s.close(); s.closeAllConnections(); } };
}
test("HTTP: 429 with Retry-After that differs between callers and is long enough", async () => {
  const s = await serve({ name: "api", capacity: 2, perSecond: 0.1, whenBlind: "refuse" }, taker(clients[0]!), () => "h1"); const codes: number[] = [], waits = new Set<number>();
  for (let i = 0; i < 30; i++) { const r = await fetch(s.url); codes.push(r.status); if (r.status === 429) { const w = Number(r.headers.get("retry-after")); waits.add(w); assert.ok(w >= 9 && w <= 20, String(w)); assert.match(r.headers.get("ratelimit")!, /^"api";r=0;t=\d+$/); } await r.text(); }
  assert.deepEqual([codes.filter((c) => c === 200).length, codes.filter((c) => c === 429).length], [2, 28]); assert.ok(waits.size > 2); s.close();
});
test("attack: a key from X-Forwarded-For gives every request a bucket of its own", async () => {
  const p: Policy = { name: "xff", capacity: 1, perSecond: 0.001, whenBlind: "refuse" };
  const run = async (who: (r: IncomingMessage) => string) => { const s = await serve({ ...p, name: `xff${Math.random()}` }, taker(clients[0]!), who); let ok = 0; for (let i = 0; i < 10; i++) if ((await fetch(s.url, { headers: { "x-forwarded-for": `10.0.0.${i}` } })).status === 200) ok++; s.close(); return ok; };
  assert.equal(await run((r) => String(r.headers["x-forwarded-for"]).split(",")[0]!), 10, "all pass");
  assert.equal(await run((r) => r.socket.remoteAddress!), 1);
});
test("store away: each route does what it chose", async () => {
  const down: Take = async () => { throw new Error("down"); };
  for (const [whenBlind, want] of [["allow", 200], ["refuse", 503]] as const) { const s = await serve({ name: "d", capacity: 1, perSecond: 1, whenBlind }, down, () => "x"); const r = await fetch(s.url); assert.equal(r.status, want); s.close(); }
});
test("retries without jitter arrive together, with it they spread", () => {
  const peak = (delay: () => number) => { const slots = new Map<number, number>(); for (let i = 0; i < 1000; i++) { const t = Math.floor(delay() * 10); slots.set(t, (slots.get(t) ?? 0) + 1); } return Math.max(...slots.values()); };
  assert.equal(peak(() => 10), 1000); assert.ok(peak(() => 10 + Math.random() * 10) < 30);
});
