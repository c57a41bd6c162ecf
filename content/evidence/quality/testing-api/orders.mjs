// A small API over HTTP, sound unless a fault is planted. No framework, real sockets.
import { createServer } from "node:http";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
const tokens = { ann: "t-ann", bob: "t-bob" };

export async function start(fault = "none") {
  const is = (f) => fault === f; let orders = [], keys = new Map(), stock = 5;
  const server = createServer(async (req, res) => {
    const send = (status, body, head = {}) => { res.writeHead(status, { "content-type": is("wrong-type") ? "text/plain" : "application/json", ...head }); res.end(body === undefined ? undefined : JSON.stringify(body)); };
    const who = Object.keys(tokens).find((u) => req.headers.authorization === `Bearer ${tokens[u]}`);
    const url = new URL(req.url, "http://x"), id = /^\/orders\/(.+)$/.exec(url.pathname)?.[1];
    if (!who && !(is("open-list") && req.method === "GET")) return send(401, { code: "unauthenticated" });
    if (req.method === "GET" && id) { const o = orders.find((x) => x.id === id); return o && (o.owner === who || is("foreign-read")) ? send(200, is("leak") ? { ...o, cost: 1 } : { id: o.id, item: o.item, cents: o.cents }) : send(404, { code: "not-found" }); }
    if (req.method === "GET") { const after = url.searchParams.get("after"), mine = orders.filter((o) => o.owner === who || is("open-list")); const from = after ? mine.findIndex((o) => o.id === after) + (is("page-repeats") ? 0 : 1) : 0; const page = mine.slice(from, from + 2); return send(200, { items: page.map(({ id, item, cents }) => ({ id, item, cents })), next: from + 2 < mine.length ? page.at(-1).id : null }); }
    if (req.method === "POST" && url.pathname === "/orders") {
      let text = ""; for await (const c of req) text += c; let body;
      try { body = JSON.parse(text); } catch (e) { return is("bad-json-500") ? send(500, { code: "internal", stack: e.stack }) : send(400, { code: "malformed" }); }
      const good = body && typeof body.item === "string" && body.item.length < 100 && Number.isInteger(body.cents) && (body.cents > 0 || is("negative")) && (is("extra-fields") || Object.keys(body).every((k) => ["item", "cents"].includes(k)));
      if (!good) return send(422, { code: "invalid" });
      const key = req.headers["idempotency-key"], seen = key && keys.get(who + key); if (seen && !is("double")) return send(201, seen);
      const left = stock; if (is("race")) await new Promise((r) => setTimeout(r, 20)); if (left < 1) return send(409, { code: "sold-out" }); stock = is("race") ? left - 1 : stock - 1;
      const o = { id: randomUUID(), owner: body.owner ?? who, item: body.item, cents: body.cents }; if (!is("not-stored")) orders.push(o); const out = { id: o.id, item: o.item, cents: o.cents }; if (key) keys.set(who + key, out);
      return send(is("wrong-status") ? 200 : 201, out, { location: `/orders/${o.id}` });
    }
    send(405, { code: "method" });
  }).listen(0, "127.0.0.1"); await once(server, "listening");
  return { base: `http://127.0.0.1:${server.address().port}`, stop: () => (server.closeAllConnections(), server.close()) };
}
export const FAULTS = ["wrong-status", "wrong-type", "not-stored", "open-list", "foreign-read", "leak", "page-repeats", "bad-json-500", "negative", "extra-fields", "double", "race"];
