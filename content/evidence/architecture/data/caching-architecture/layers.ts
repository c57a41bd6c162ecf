// npm i redis@6; REDIS=redis-server node layers.ts   (Node 26; starts Redis servers of its own)
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { createServer, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";

const started: ChildProcess[] = [];
async function server(...args: string[]) {
  const dir = mkdtempSync(`${tmpdir()}/redis-`);
  const child = spawn(process.env.REDIS ?? "redis-server", ["--port", "0", "--unixsocket", `${dir}/s`, "--save", "", "--dir", dir, ...args], { stdio: "ignore" });
  started.push(child);
  const client = createClient({ socket: { path: `${dir}/s`, tls: false } });
  client.on("error", () => undefined);
  for (let n = 0; ; n++) try { await client.connect(); break; } catch (e) { if (n > 50) throw e; await sleep(100); }
  return { client, child, path: `${dir}/s` };
}

console.log("# eviction: a hot set of 3000 keys read all the time, then a scan of 60000 cold keys once; memory for about 12000");
for (const policy of ["allkeys-lru", "allkeys-lfu", "volatile-lru"]) {
  const { client } = await server("--maxmemory", "16mb", "--maxmemory-policy", policy);
  const value = "x".repeat(1000);
  let refused = 0;
  const put = (k: string) => client.set(k, value).catch(() => refused++);
  for (let i = 0; i < 3000; i++) await put(`hot${i}`);
  for (let round = 0; round < 15; round++) await Promise.all(Array.from({ length: 3000 }, (_, i) => client.get(`hot${i}`)));
  for (let i = 0; i < 60000; i += 1000) await Promise.all(Array.from({ length: 1000 }, (_, j) => put(`cold${i + j}`)));
  const left = (await Promise.all(Array.from({ length: 3000 }, (_, i) => client.get(`hot${i}`)))).filter((v) => v !== null).length;
  console.log(`${policy}: hot keys left ${left} of 3000, writes refused ${refused}`);
  client.destroy();
}

console.log("# the cache goes away: what a get does");
{
  const { client, child } = await server();
  child.kill("SIGKILL");
  await sleep(300);
  const outcome = await Promise.race([client.get("k").then(() => "answer", (e: Error) => `error: ${e.message}`), sleep(2000).then(() => "still waits after 2 s")]);
  console.log("client with its defaults:", outcome);
  client.destroy();
  const strict = createClient({ disableOfflineQueue: true, socket: { port: 1, host: "127.0.0.1", reconnectStrategy: 200 } });
  strict.on("error", () => undefined);
  void strict.connect().catch(() => undefined);
  await sleep(100);
  const t = performance.now();
  console.log("without the offline queue:", await strict.get("k").then(() => "answer", (e: Error) => e.constructor.name), performance.now() - t < 50 ? "at once" : "late");
  strict.destroy();
}
{ // a cache that accepts and never answers
  const stuck = createServer(() => undefined).listen(0);
  await sleep(50);
  const port = (stuck.address() as { port: number }).port;
  const c = createClient({ socket: { port, connectTimeout: 300, reconnectStrategy: false } });
  c.on("error", () => undefined);
  const t = performance.now();
  const r = await Promise.race([c.connect().then(() => "connected", (e: Error) => e.constructor.name), sleep(3000).then(() => "still waits after 3 s")]);
  console.log("server that accepts and never answers, connectTimeout 300 ms:", r, Math.round((performance.now() - t) / 1000), "s");
  c.destroy(); stuck.close();
}

console.log("# near cache with invalidation by messages");
{
  const { client, path } = await server();
  let link: Socket | undefined;
  const proxy = createServer((s) => { const up = connect(path); link = s; s.on("error", () => undefined); up.on("error", () => undefined); s.pipe(up).pipe(s); s.on("close", () => up.destroy()); }).listen(0);
  await sleep(50);
  await sleep(50);
  const near = new Map<string, string>();
  const at = (proxy.address() as { port: number }).port;
  const sub = createClient({ socket: { port: at, reconnectStrategy: 400 } });
  sub.on("error", () => undefined);
  await sub.connect();
  await sub.subscribe("gone", (k) => near.delete(k));
  near.set("a", "old"); near.set("b", "old");
  await client.publish("gone", "a"); await sleep(100);
  proxy.close(); link?.destroy();
  for (let n = 0; (await client.publish("gone", "none")) > 0 && n < 40; n++) await sleep(50);
  const heard = await client.publish("gone", "b"); // while the listener is away
  await sleep(900);
  console.log("listeners at that moment:", heard);
  console.log("connected:", near.get("a") ?? "dropped", "| while it reconnected:", near.get("b") ?? "dropped");
  sub.on("ready", () => near.clear());
  await new Promise<void>((ok) => proxy.listen(at, ok));
  await sleep(900);
  console.log("cleared on each reconnect:", near.get("b") ?? "dropped");
  sub.destroy(); client.destroy(); proxy.close();
}

console.log("# keys that move when a fifth node joins four, of 100000");
const h = (s: string) => createHash("sha1").update(s).digest().readUInt32BE(0);
const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}`);
const best = (k: string, n: number) => { let at = 0, top = -1; for (let i = 0; i < n; i++) { const v = h(`${i}:${k}`); if (v > top) [top, at] = [v, i]; } return at; };
console.log("hash modulo nodes:", `${Math.round(keys.filter((k) => h(k) % 4 !== h(k) % 5).length / 1000)} %`, "| rendezvous hashing:", `${Math.round(keys.filter((k) => best(k, 4) !== best(k, 5)).length / 1000)} %`);
started.forEach((c) => c.kill("SIGKILL"));
process.exit(0);
