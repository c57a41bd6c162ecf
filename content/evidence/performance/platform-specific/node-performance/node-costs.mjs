// node node-costs.mjs: what slows or stops a Node process, seen from inside. Prints facts that do not hang on the machine's speed.
import { Agent, createServer, get } from "node:http";
import { once } from "node:events";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { Readable, Writable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { execFileSync } from "node:child_process";
import { pbkdf2 } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";
const show = (what, ...v) => console.log(what.padEnd(72), ...v);
console.log("node", process.version);

// 1 the loop's delay shows a block that process CPU figures hide
const h = monitorEventLoopDelay({ resolution: 10 }); h.enable(); await sleep(200);
const until = performance.now() + 300; while (performance.now() < until); await sleep(50); h.disable();
show("300 ms of computing: loop delay max is over 250 ms", h.max / 1e6 > 250, "| p50 under 50 ms", h.percentile(50) / 1e6 < 50);
const e0 = performance.eventLoopUtilization(); const u2 = performance.now() + 200; while (performance.now() < u2); await sleep(200); const e = performance.eventLoopUtilization(e0).utilization;
show("eventLoopUtilization of half busy time lies between 0.3 and 0.8", e > 0.3 && e < 0.8);

// 2 thread pool of four: the fifth hash waits
let order = []; const hash = (i) => new Promise((r) => pbkdf2("p", "s", 300_000, 32, "sha256", () => (order.push(i), r())));
const running = Promise.all(Array.from({ length: 12 }, (_, i) => hash(i)));
const { readFile } = await import("node:fs/promises"); const fileAfter = readFile(import.meta.filename).then(() => order.length); await running;
show("12 hashes queued: a small file read finished after this many of them", await fileAfter);

// 3 keep-alive: connections for 20 requests
const conns = async (agent) => { let n = 0; const s = createServer((q, r) => r.end("x")).on("connection", () => n++).listen(0, "127.0.0.1"); await once(s, "listening");
  for (let i = 0; i < 20; i++) await new Promise((ok) => get({ port: s.address().port, host: "127.0.0.1", agent }, (r) => r.resume().on("end", ok))); agent.destroy(); s.closeAllConnections(); s.close(); return n; };
show("TCP connections for 20 requests: keepAlive false, keepAlive true", await conns(new Agent({ keepAlive: false })), await conns(new Agent({ keepAlive: true })));
const { globalAgent } = await import("node:http"); show("global agent: keepAlive, maxSockets", globalAgent.keepAlive, globalAgent.maxSockets);

// 4 backpressure: chunks held in memory when write() is not heeded
const held = async (heed) => { let max = 0; const slow = new Writable({ highWaterMark: 64 * 1024, write(c, _, cb) { setImmediate(cb); } }); const chunk = Buffer.alloc(64 * 1024);
  for (let i = 0; i < 500; i++) { const more = slow.write(chunk); max = Math.max(max, slow.writableLength); if (heed && !more) await once(slow, "drain"); } slow.end(); await once(slow, "finish"); return Math.round(max / 1024); };
show("KiB buffered when write()'s answer is ignored, heeded, of 32000 sent", await held(false), await held(true));
let lines = 0; await pipeline(Readable.from((function* () { for (let i = 0; i < 1000; i++) yield "x\n"; })()), new Transform({ objectMode: true, transform(c, _, cb) { lines++; cb(); } }));
show("pipeline carried", lines);
show("default highWaterMark of a byte stream, object stream", new Writable().writableHighWaterMark, new Writable({ objectMode: true }).writableHighWaterMark);

// 5 worker: the loop stays free
const w = new Worker("const e=Date.now()+400;while(Date.now()<e);require('node:worker_threads').parentPort.postMessage(1)", { eval: true });
let ticks = 0; const tick = setInterval(() => ticks++, 10); await once(w, "message"); clearInterval(tick); show("timer went on while a worker computed for 400 ms", ticks > 5);
const buf = new ArrayBuffer(1 << 20); structuredClone(buf, { transfer: [buf] }); show("bytes left with the sender after a transfer", buf.byteLength);

// 6 a slice keeps its parent alive; process.nextTick starves; promises too
const small = Buffer.from(Buffer.alloc(1 << 20).subarray(0, 10).buffer, 0, 10); show("10-byte view holds a memory block of", small.buffer.byteLength);
const starve = (step) => execFileSync(process.execPath, ["-e", `let n=0;setTimeout(()=>{console.log(n>1000?"starved":"fine");process.exit()},1);const f=()=>{if(n++<200000)${step}(f);};f();`]).toString().trim();
show("timer of 1 ms behind a chain of nextTick, promise, setImmediate", starve("process.nextTick"), starve("queueMicrotask"), starve("setImmediate"));

// 7 heap limit, also of a child with a flag
const limit = (a) => Math.round(Number(execFileSync(process.execPath, [...a, "-p", "v8.getHeapStatistics().heap_size_limit/1048576"])));
show("heap limit in MiB: default here, --max-old-space-size=512", limit([]), limit(["--max-old-space-size=512"]));
try { show("--max-old-space-size-percentage=50 is known", limit(["--max-old-space-size-percentage=50"]) > 0); } catch { show("--max-old-space-size-percentage is unknown", true); }
const oom = (() => { try { execFileSync(process.execPath, ["--max-old-space-size=64", "-e", "const a=[];for(;;)a.push(new Array(1e5).fill(1))"], { stdio: "pipe" }); } catch (x) { return `signal ${x.signal} | ${/FATAL ERROR: [^-]*- ([^\n]*)/.exec(x.stderr)?.[1]}`; } })(); show("out of heap ends with", oom);

// 8 listeners and contexts
const als = new AsyncLocalStorage(); show("AsyncLocalStorage crosses await and timers", await als.run("id", async () => { await sleep(1); return als.getStore(); }));
const leak = new (await import("node:events")).EventEmitter(); let warned = false; process.on("warning", (x) => (warned ||= x.name === "MaxListenersExceededWarning")); for (let i = 0; i < 11; i++) leak.on("x", () => {}); await sleep(10); show("eleventh listener warns", warned);
// 9 aborted work goes on
let done = false; const s = createServer(async (q, r) => { await sleep(200); done = true; r.end(); }).listen(0, "127.0.0.1"); await once(s, "listening");
const req = get({ port: s.address().port, host: "127.0.0.1" }).on("error", () => {}); await sleep(50); req.destroy(); await sleep(300); show("handler ran to its end after the client left", done); s.close();
// 10 JSON blocks
const big = JSON.stringify(Array.from({ length: 300_000 }, (_, i) => ({ id: i, t: "x".repeat(20) }))); const t0 = performance.now(); JSON.parse(big); const one = performance.now() - t0;
show(`JSON.parse of ${(big.length / 1e6).toFixed(0)} MB held the loop for more than 20 ms`, one > 20);
