// node chain.ts   (Node 26): what a network between modules adds. Three services in a row, the last one fails or is slow.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const servers: Server[] = [];
async function service(handle: (deadline: number) => Promise<number>): Promise<string> {
  const s = createServer((req, res) => {
    const left = Number(req.headers["x-deadline-ms"] ?? Infinity);
    handle(performance.now() + left).then((code) => res.writeHead(code).end(), () => res.writeHead(503).end());
  });
  s.listen(0); await once(s, "listening"); servers.push(s);
  return `http://localhost:${(s.address() as { port: number }).port}/`;
}
async function call(url: string, attempts: number, ms: number, deadline?: number): Promise<number> {
  let code = 503;
  for (let n = 0; n < attempts && code === 503; n++) {
    const left = Math.max(1, Math.min(ms, (deadline ?? Infinity) - performance.now()));
    if (deadline && deadline - performance.now() < 1) return 504;
    code = await fetch(url, { signal: AbortSignal.timeout(Math.ceil(left)), headers: deadline ? { "x-deadline-ms": String(Math.floor(left)) } : {} }).then((r) => r.status, () => 503);
  }
  return code;
}

for (const [name, inner] of [["three attempts at each of three layers", 3], ["three attempts at the first layer only", 1]] as const) {
  let bottom = 0;
  const c = await service(async () => { bottom++; return 503; });
  const b = await service(() => call(c, inner, 1000));
  const a = await service(() => call(b, inner, 1000));
  await call(a, 3, 5000);
  console.log(`${name}: calls at the bottom ${bottom}`);
}

for (const passOn of [false, true]) {
  let begun = 0, done = 0;
  const c = await service(async (deadline) => { for (let step = 0; step < 10; step++) { if (passOn && performance.now() > deadline) return 504; begun++; await sleep(50); } done++; return 200; });
  const b = await service((d) => call(c, 1, 5000, passOn ? d : undefined));
  const a = await service((d) => call(b, 1, 5000, passOn ? d : undefined));
  await Promise.all(Array.from({ length: 20 }, () => call(a, 1, 150, passOn ? performance.now() + 150 : undefined)));
  await sleep(900);
  console.log(`caller gives up after 150 ms of a 500 ms job, deadline ${passOn ? "passed on" : "not passed on"}: steps worked ${begun} of 200, jobs finished for nobody ${done}`);
}

const add = (n: number) => n + 1;
const d = await service(async () => 200);
let t = performance.now(); let x = 0;
for (let i = 0; i < 2000; i++) x = add(x);
const local = performance.now() - t;
t = performance.now();
for (let i = 0; i < 2000; i++) await fetch(d).then((r) => r.arrayBuffer());
const remote = performance.now() - t;
console.log(`2000 calls one after another: in the process under ${Math.max(1, Math.ceil(local))} ms, over HTTP on one machine ${Math.round(remote)} ms`);
servers.forEach((s) => { s.close(); s.closeAllConnections(); });
