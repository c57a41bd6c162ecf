// Run: node --test behaviour.ts   (Node 22.18 or newer; needs express 5 for one test, else it is skipped)
// Typecheck: tsc -p tsconfig.json with server.ts under src/.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";

const node = (code: string, ...flags: string[]) => spawnSync(process.execPath, [...flags, "--input-type=module", "-e", code], { encoding: "utf8" });

test("a rejected promise nobody handles ends the process with code 1", () => {
  const run = node('setTimeout(() => console.log("alive"), 50); Promise.reject(new Error("boom"));');
  assert.equal(run.status, 1); assert.equal(run.stdout, "");
});
test("forEach(async) cannot be awaited or caught", () => {
  const run = node('try { await Promise.resolve([1].forEach(async () => { throw new Error("lost"); })); } catch { console.log("caught"); }');
  assert.equal(run.status, 1); assert.equal(run.stdout, "");
});
test("Promise.all rejects early and leaves its siblings running", async () => {
  let finished = false;
  await assert.rejects(Promise.all([Promise.reject(new Error("x")), sleep(30).then(() => { finished = true; })]));
  assert.equal(finished, false); await sleep(60); assert.equal(finished, true);
});
test("JSON.parse rounds integers above MAX_SAFE_INTEGER", () => assert.equal(JSON.parse("9007199254740993"), 9007199254740992));
test("pipe() neither forwards nor destroys on error; pipeline() does both", async () => {
  const make = () => new Readable({ read() { this.destroy(new Error("source died")); } });
  const a = new Writable({ write(_c, _e, cb) { cb(); } });
  const src = make(); src.on("error", () => {}); src.pipe(a); await new Promise((ok) => src.on("close", ok));
  assert.equal(a.destroyed, false);
  const b = new Writable({ write(_c, _e, cb) { cb(); } });
  await assert.rejects(pipeline(make(), b), /source died/); assert.equal(b.destroyed, true);
});
test("an emitter without an error listener ends the process", () => assert.equal(node('import { EventEmitter } from "node:events"; new EventEmitter().emit("error", new Error("x"));').status, 1));
test("enum and parameter properties do not run by type stripping", () => {
  for (const code of ["enum A { X } console.log(A.X)", "class P { constructor(private q: number) {} } new P(1)"]) {
    const run = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", code], { encoding: "utf8" });
    assert.match(run.stderr, /ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX/);
  }
});
test("fetch has no short default deadline; AbortSignal.timeout gives one", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1"); await once(silent, "listening");
  const { port } = silent.address() as { port: number };
  const start = performance.now();
  await assert.rejects(fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(200) }), { name: "TimeoutError" });
  assert.ok(performance.now() - start < 2000);
  const raced = await Promise.race([fetch(`http://127.0.0.1:${port}`).catch(() => "failed"), sleep(3000).then(() => "still waiting")]);
  assert.equal(raced, "still waiting");
  silent.close(); silent.closeAllConnections();
});
test("the thread pool is shared: hashes hold up a file read", () => {
  const run = node(`import { pbkdf2 } from "node:crypto"; import { readFile } from "node:fs/promises";
    const read = async () => { const t = performance.now(); await readFile(process.execPath.replace(/[^/]*$/, ".")).catch(() => {}); return performance.now() - t; };
    const alone = await read(); for (let i = 0; i < 16; i++) pbkdf2("a", "b", 150_000, 64, "sha512", () => {});
    console.log(JSON.stringify([alone, await read()]));`);
  const [alone, behind] = JSON.parse(run.stdout) as [number, number];
  assert.ok(behind > 10 * alone, run.stdout);
});
test("defaults of an HTTP server", () => {
  const s = createServer();
  assert.deepEqual([s.requestTimeout, s.headersTimeout, s.keepAliveTimeout, s.timeout], [300_000, 60_000, 5_000, 0]);
});
test("express 5 hands a rejected async handler to the error handler", async (t) => {
  const express = await import("express").then((m) => m.default, () => undefined);
  if (!express) return t.skip("express is not installed");
  const app = express();
  app.get("/", async () => { throw new Error("async"); });
  app.use((_e: unknown, _q: unknown, res: { status(n: number): { end(): void } }, _n: unknown) => res.status(500).end());
  const s = app.listen(0, "127.0.0.1"); await once(s, "listening");
  assert.equal((await fetch(`http://127.0.0.1:${(s.address() as { port: number }).port}/`)).status, 500);
  s.close(); s.closeAllConnections();
});

async function start(port: number, grace = 3000) {
  const child = spawn(process.execPath, [new URL("./child-server.ts", import.meta.url).pathname, String(grace), String(port)]);
  let out = ""; child.stdout.on("data", (d) => { out += d; });
  for (let i = 0; i < 100; i++) { try { await fetch(`http://127.0.0.1:${port}/ready`); break; } catch { await sleep(50); } }
  return { child, out: () => out };
}
test("SIGTERM: running requests finish, readiness fails first, pools close, exit 0", async () => {
  const port = 41871; const { child, out } = await start(port);
  const agent = new Agent({ keepAlive: true });
  const get = (path: string) => new Promise<number>((ok, no) => request({ port, path, agent }, (r) => { r.resume().on("end", () => ok(r.statusCode ?? 0)); }).on("error", no).end());
  const slow = Promise.all([get("/?ms=900"), get("/?ms=900")]);
  await sleep(100);
  child.kill("SIGTERM"); await sleep(50);
  assert.equal(await get("/ready"), 503, "still listening while the balancer learns of it");
  const exit = once(child, "exit");
  assert.deepEqual(await slow, [200, 200]);
  assert.deepEqual(await exit, [0, null]);
  assert.match(out(), /pool closed\ndrained/);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
});
test("SIGTERM: a stuck request cannot hold the process beyond the grace time", async () => {
  const port = 41872; const { child } = await start(port, 500);
  const stuck = fetch(`http://127.0.0.1:${port}/?ms=60000`).then((r) => r.text()).catch(() => "cut"); await sleep(100);
  const at = performance.now(); child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [1, null]); assert.ok(performance.now() - at < 5000);
  assert.equal(await stuck, "cut");
});
test("server.close() alone: a keep-alive socket that was busy holds it until keepAliveTimeout", async () => {
  const server = createServer((_q, r) => setTimeout(() => r.end("x"), 200)).listen(0, "127.0.0.1");
  server.keepAliveTimeout = 2000; await once(server, "listening");
  const { port } = server.address() as { port: number };
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<void>((ok) => request({ port, agent }, (r) => { r.resume().on("end", () => ok()); }).end()); await sleep(100);
  const at = performance.now(); const closed = once(server, "close"); server.close();
  await answered; await closed;
  assert.ok(performance.now() - at > 1500, "the socket idled on after its answer");
  agent.destroy();
});
