// Started by behaviour.ts: a server whose requests take as long as the query says.
import { serve } from "./server.ts";
const grace = Number(process.argv[2] ?? 3000);
console.log("up");
await serve((req, res) => {
  const ms = Number(new URL(req.url ?? "/", "http://localhost").searchParams.get("ms") ?? 0);
  setTimeout(() => res.end("done"), ms);
}, Number(process.argv[3]), [{ async close() { console.log("pool closed"); } }], 200, grace);
console.log("drained");
