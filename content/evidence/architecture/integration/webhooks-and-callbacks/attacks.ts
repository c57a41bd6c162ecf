// Run: node --test attacks.ts   (Node 22.18 or newer, which strips types; no packages, loopback only)
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { deliver, isPublic, publicOnly } from "./deliver.ts";
import { verifyDelivery } from "./verify-delivery.ts";

const key = Buffer.alloc(32, 7), oldKey = Buffer.alloc(32, 8);
const now = 1_800_000_000;
const body = Buffer.from('{"type":"invoice.paid", "amount": 10.0}');
function sign(raw: Buffer, id = "msg_1", sent = String(now), k = key) {
  const mac = createHmac("sha256", k).update(Buffer.concat([Buffer.from(`${id}.${sent}.`), raw])).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": sent, "webhook-signature": `v1,${mac}` };
}
const check = (raw: Buffer, h: Record<string, string>) => verifyDelivery(raw, h, [key], now);

test("a genuine delivery gives its id", () => assert.equal(check(body, sign(body)), "msg_1"));
test("attacks on body, id, time, secret, shape", () => {
  assert.equal(check(Buffer.from(body.toString().replace("10.0", "99.0")), sign(body)), undefined, "changed body");
  assert.equal(check(body, { ...sign(body), "webhook-id": "msg_2" }), undefined, "new id on a captured delivery");
  assert.equal(check(body, { ...sign(body), "webhook-timestamp": String(now + 60) }), undefined, "refreshed time");
  assert.equal(check(body, sign(body, "msg_1", String(now - 301))), undefined, "replay after the tolerance");
  assert.equal(check(body, sign(body, "msg_1", String(now + 301))), undefined, "dated into the future");
  assert.equal(check(body, sign(body, "msg_1", String(now), Buffer.alloc(32))), undefined, "other secret");
  for (const s of ["", "v1,", "v1,AAAA", "v1a,AAAA", "v0," + sign(body)["webhook-signature"].slice(3)])
    assert.equal(check(body, { ...sign(body), "webhook-signature": s }), undefined, `signature ${s}`);
  assert.equal(check(body, sign(body, "msg.1")), undefined, "id with a full stop");
  assert.equal(check(body, { ...sign(body), "webhook-timestamp": "NaN" }), undefined, "no number");
});
test("parse and re-serialise breaks a genuine signature", () => {
  assert.equal(check(Buffer.from(JSON.stringify(JSON.parse(body.toString()))), sign(body)), undefined);
});
test("rotation: two signatures sent, or two secrets held", () => {
  const both = { ...sign(body), "webhook-signature": `${sign(body, "msg_1", String(now), oldKey)["webhook-signature"]} ${sign(body)["webhook-signature"]}` };
  assert.equal(verifyDelivery(body, both, [key], now), "msg_1");
  assert.equal(verifyDelivery(body, sign(body, "msg_1", String(now), oldKey), [key, oldKey], now), "msg_1");
});
test("body-only signature: a captured delivery replays under a new delivery id", () => {
  const mac = createHmac("sha256", key).update(body).digest("hex"); // the scheme of X-Hub-Signature-256
  const bodyOnly = (raw: Buffer, h: { mac: string; delivery: string }) => createHmac("sha256", key).update(raw).digest("hex") === h.mac && h.delivery;
  const seen = new Set<string>();
  const accept = (delivery: string) => { const id = bodyOnly(body, { mac, delivery }); return Boolean(id) && !seen.has(delivery) && Boolean(seen.add(delivery)); };
  assert.equal(accept("guid-1"), true);
  assert.equal(accept("guid-1"), false);
  assert.equal(accept("guid-forged"), true, "the id is not under the signature, so deduplication is walked around");
});
test("receiver: 20 parallel copies make one inbox row; a failed store is not acknowledged", async () => {
  const db = new DatabaseSync(":memory:");
  db.exec("create table inbox (source text, event_id text, body blob, done_at text, primary key (source, event_id))");
  let broken = false;
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = []; let size = 0;
    for await (const part of req) { size += part.length; if (size > 1_000_000) return void res.writeHead(413).end(); parts.push(part); }
    const raw = Buffer.concat(parts);
    const id = verifyDelivery(raw, req.headers, [key]);
    if (!id) return void res.writeHead(401).end();
    try {
      if (broken) throw new Error("disk full");
      db.prepare("insert into inbox (source, event_id, body) values ('billing', ?, ?) on conflict do nothing").run(id, raw);
      res.writeHead(204).end();
    } catch { res.writeHead(503).end(); }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const post = (h: Record<string, string>) => fetch(`http://127.0.0.1:${port}/hooks`, { method: "POST", body, headers: h }).then((r) => r.status);
  const fresh = (id: string) => sign(body, id, String(Math.floor(Date.now() / 1000)));
  const same = fresh("msg_9");
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, () => post(same)))), new Set([204]));
  assert.equal((db.prepare("select count(*) as n from inbox").get() as { n: number }).n, 1);
  assert.equal(await post({ ...same, "webhook-id": "msg_8" }), 401);
  broken = true;
  assert.equal(await post(fresh("msg_10")), 503);
  broken = false;
  assert.equal(await post(fresh("msg_10")), 204, "the sender's retry lands");
  server.close(); server.closeAllConnections();
});
test("sender: which addresses are public", () => {
  for (const ip of ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]) assert.equal(isPublic(ip), true, ip);
  for (const ip of ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
    "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:a00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1"]) assert.equal(isPublic(ip), false, ip);
});
test("sender: names and literals that lead inside are refused", async () => {
  for (const u of ["https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data", "http://example.com/"])
    assert.throws(() => deliver(new URL(u), {}), /refused/, u);
  const req = deliver(new URL("https://localhost/"), {}); // a name: refused inside lookup
  const [err] = await once(req, "error").catch((e: unknown) => [e]);
  assert.match(String(err), /refused address/);
});
test("Node: a literal address skips the lookup option, so a guard in lookup alone is not enough", async () => {
  const server = createServer((_q, r) => r.end("inside")).listen(0, "127.0.0.1"); await once(server, "listening");
  const { port } = server.address() as { port: number };
  let called = 0;
  const req = request({ host: "127.0.0.1", port, lookup: (...a) => { called++; publicOnly(...a); } }).end();
  const [res] = await once(req, "response"); res.resume();
  assert.equal(res.statusCode, 200); assert.equal(called, 0);
  server.close(); server.closeAllConnections();
});
test("Node: http.request does not follow a redirect; fetch does unless told", async () => {
  let inner = 0;
  const server = createServer((q, r) => q.url === "/in" ? (inner++, r.end("inside")) : r.writeHead(302, { location: "/in" }).end()).listen(0, "127.0.0.1");
  await once(server, "listening"); const { port } = server.address() as { port: number };
  const [res] = await once(request({ host: "127.0.0.1", port, path: "/" }).end(), "response"); res.resume();
  assert.equal(res.statusCode, 302); assert.equal(inner, 0);
  await (await fetch(`http://127.0.0.1:${port}/`)).text(); assert.equal(inner, 1);
  server.close(); server.closeAllConnections();
});
