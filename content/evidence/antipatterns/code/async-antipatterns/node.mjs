// The module's claims for JavaScript, each provoked, and its example under attack. Counts and order only, no timing.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const say = (title) => console.log(`## ${title}`);
const child = (code) => { const r = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" }); return `exit ${r.status}${/(Error: [\w ]+)/.exec(r.stderr)?.[1] ? `, ${/(Error: [\w ]+)/.exec(r.stderr)[1]}` : ""}${r.stdout.trim() ? `, printed ${JSON.stringify(r.stdout.trim())}` : ""}`; };
console.log("node", process.version);

say("R1 nobody waits");
let saved = 0; const save = async () => { await sleep(2); saved++; };
[1, 2, 3].forEach(async () => save()); console.log("forEach with async: saved when it returns:", saved); await sleep(20);
console.log("promise dropped, then it fails:", child("async function f() { throw new Error('lost'); } f(); setTimeout(() => console.log('went on'), 50);"));
console.log("async callback of an emitter fails:", child("import { EventEmitter } from 'node:events'; const e = new EventEmitter(); e.on('x', async () => { throw new Error('lost'); }); e.on('error', () => console.log('error event')); e.emit('x'); setTimeout(() => console.log('went on'), 50);"));
console.log("the same with captureRejections:", child("import { EventEmitter } from 'node:events'; const e = new EventEmitter({ captureRejections: true }); e.on('x', async () => { throw new Error('lost'); }); e.on('error', () => console.log('error event')); e.emit('x'); setTimeout(() => console.log('went on'), 50);"));

say("R2 a promise around a promise");
const never = new Promise(async (resolve) => { await sleep(1); JSON.parse("{"); resolve(1); });
process.once("unhandledRejection", () => {}); console.log("async executor that throws:", await Promise.race([never.then(() => "resolved", () => "rejected"), sleep(30, "still waiting")]));

say("R3 all at once");
let open = 0, most = 0; const call = async () => { open++; most = Math.max(most, open); await sleep(2); open--; };
await Promise.all(Array.from({ length: 500 }, call)); console.log("Promise.all over 500:", most, "at once");
let written = 0; const write = async (n) => { await sleep(n); if (n === 1) throw new Error("refused"); written++; };
await Promise.all([1, 5, 6].map(write)).catch(() => {}); const atReject = written; await sleep(20); console.log("after Promise.all rejected: written", atReject, "then, later,", written);

say("R4 check, wait, act");
let stock = 1, sold = 0; const buy = async () => { if (stock > 0) { await sleep(1); stock--; sold++; } };
await Promise.all([buy(), buy(), buy()]); console.log("one in stock, sold", sold, "stock", stock);
let loads = 0; const load = async () => { loads++; await sleep(2); return {}; };
const slow = new Map(); const cached = async (k) => { if (!slow.has(k)) slow.set(k, await load()); return slow.get(k); };
await Promise.all(Array.from({ length: 20 }, () => cached("a"))); console.log("cache filled after the await:", loads, "loads for 20 callers");
loads = 0; const quick = new Map(); const shared = (k) => { if (!quick.has(k)) quick.set(k, load().catch((e) => { quick.delete(k); throw e; })); return quick.get(k); };
await Promise.all(Array.from({ length: 20 }, () => shared("a"))); console.log("promise kept at once:", loads, "load");

say("R5 no end");
let steps = 0; const plod = async () => { while (steps < 20) { await sleep(2); steps++; } };
const raced = await Promise.race([plod(), sleep(5, "timed out")]); const then = steps; await sleep(80); console.log("race with a timer:", raced, "| the loser went on:", steps > then);
let stopped = false; const work = async (signal) => { for (let i = 0; i < 1000; i++) { await sleep(1); if (signal.aborted) { stopped = true; return; } } };
const control = new AbortController(); const job = work(control.signal); control.abort(); await job; console.log("with a signal that is asked:", stopped ? "stopped" : "went on");

say("R6 the loop held up");
let ticks = 0; const timer = setInterval(() => ticks++, 1); const until = performance.now() + 60; while (performance.now() < until); console.log("timer ticks during 60 ms of arithmetic:", ticks); clearInterval(timer);
console.log("await of what is ready gives timers no turn:", await (async () => { let n = 0; const t = setTimeout(() => { n = 1; }, 0); for (let i = 0; i < 10_000; i++) await null; clearTimeout(t); return n === 0; })());

say("R7 locks");
const lockOf = () => { let tail = Promise.resolve(); return (run) => { const mine = tail.then(run); tail = mine.catch(() => {}); return mine; }; };
const a = lockOf(), b = lockOf();
console.log("two locks in two orders:", await Promise.race([Promise.all([a(async () => { await sleep(1); await b(async () => {}); }), b(async () => { await sleep(1); await a(async () => {}); })]).then(() => "done"), sleep(50, "stuck")]));

say("the example");
const here = dirname(fileURLToPath(import.meta.url));
const doc = readFileSync(join(here, "../../../../expertise/antipatterns/code/async-antipatterns.md"), "utf8");
const file = join(mkdtempSync(join(tmpdir(), "async-")), "example.mjs");
writeFileSync(file, /```js\n([\s\S]*?)```/.exec(doc)[1]);
const { mapLimited } = await import(file);
open = most = 0; console.log("500 items, 8 at once:", (await mapLimited(Array.from({ length: 500 }, (_, n) => n), 8, async (n) => { await call(); return n * 2; })).reduce((x, y) => x + y, 0), "sum, most at once", most);
let began = 0, aborted = 0;
const failed = await mapLimited(Array.from({ length: 100 }, (_, n) => n), 4, async (n, signal) => { began++; signal.addEventListener("abort", () => aborted++); await sleep(2); if (n === 5) throw new Error("five"); }).catch((error) => error.message);
const atEnd = began; await sleep(30); console.log("one fails:", failed, "| began", atEnd, "of 100, later", began, "| others told to stop:", aborted > 0);
const outer = new AbortController(); const run = mapLimited([1, 2, 3, 4], 2, async (n, signal) => sleep(1000, n, { signal }), outer.signal).catch((error) => error.name); outer.abort(); console.log("aborted from outside:", await run);
console.log("aborted before it began:", await mapLimited([1], 2, async () => "ran", AbortSignal.abort()).catch((error) => error.name));
console.log("nothing to do:", await mapLimited([], 3, async () => 1), "| throws at once:", await mapLimited([1], 3, () => { throw new Error("sync"); }).catch((error) => error.message), "| undefined kept:", await mapLimited([1, 2], 2, async () => undefined));
