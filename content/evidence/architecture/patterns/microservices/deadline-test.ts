// node deadline-test.ts   (Node 22.18 or newer): the example of the module as it stands
import { createServer } from "node:http"; import { once } from "node:events"; import { call, deadlineOf } from "./deadline.ts";
const s = createServer((q, r) => setTimeout(() => r.end(String(q.headers["x-deadline-ms"])), 300)).listen(0); await once(s, "listening"); const u = `http://127.0.0.1:${(s.address() as { port: number }).port}/`;
const t = async (n: string, f: () => Promise<unknown>) => { const a = performance.now(); const r = await f().then((x) => x, (e) => e.name); console.log(n, String(r).slice(0, 40), Math.round((performance.now() - a) / 50) * 50, "ms"); };
await t("in time", async () => Number(await (await call(u, performance.now() + 1000)).text()) > 900); await t("deadline", () => call(u, performance.now() + 100)); await t("caller's own abort", () => call(u, performance.now() + 1000, { signal: AbortSignal.timeout(100) })); await t("past", () => call(u, performance.now() - 1));
for (const h of [undefined, "x", "-5", "Infinity", "50", "1e9"]) console.log("deadlineOf", h, Math.round(deadlineOf(h, 500) - performance.now())); s.close();
