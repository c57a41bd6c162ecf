import { monitorEventLoopDelay } from "node:perf_hooks"; import { setTimeout as sleep } from "node:timers/promises"; import { createServer } from "node:http";
for (const r of [10, 20, 50]) { const d = monitorEventLoopDelay({ resolution: r }); d.enable(); await sleep(1500); d.disable(); console.log("idle loop, resolution", r, ": p50", (d.percentile(50)/1e6).toFixed(1), "p99", (d.percentile(99)/1e6).toFixed(1), "min", (d.min/1e6).toFixed(1)); }
let n = 0, open = 0, peak = 0; const s = createServer((q, a) => setTimeout(() => a.end("x"), 200)); s.on("connection", (c) => { n++; open++; peak = Math.max(peak, open); c.on("close", () => open--); }); await new Promise((ok) => s.listen(0, ok)); const url = `http://localhost:${s.address().port}/`;
await Promise.all(Array.from({ length: 200 }, () => fetch(url).then((r) => r.text()))); console.log("200 parallel fetch calls: connections", peak);
n = 0; for (let i = 0; i < 20; i++) await fetch(url).then((r) => r.text()); console.log("20 fetch calls in a row after it: new connections", n);
n = 0; for (let i = 0; i < 20; i++) await fetch(url); console.log("20 fetch calls whose body nobody reads: new connections", n);
process.exit(0);
