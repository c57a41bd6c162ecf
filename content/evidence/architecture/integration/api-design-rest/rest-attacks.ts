// node --test rest-attacks.ts   (Node 26)
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { setImmediate as tick } from "node:timers/promises";
import { cursors, list, put, type Invoice } from "./rest.ts";

function filled(rows: number, sameSecond = 1): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  db.exec("create table invoice (tenant text, id text, created_at text, memo text, version int default 1, primary key (tenant, id))");
  db.exec("create index by_time on invoice (tenant, created_at, id)");
  const ins = db.prepare("insert into invoice (tenant, id, created_at, memo) values (?, ?, ?, '')");
  for (let i = 0; i < rows; i++) ins.run("a", `i${String(i).padStart(5, "0")}`, new Date(1e12 + Math.floor(i / sameSecond) * 1000).toISOString());
  return db;
}

test("offset pages repeat or lose rows when others write, key pages do not", () => {
  const db = filled(100);
  const seen: string[] = [];
  for (let off = 0; ; off += 10) {
    const p = db.prepare("select id from invoice where tenant='a' order by created_at desc, id desc limit 10 offset ?").all(off) as { id: string }[];
    if (p.length === 0) break;
    seen.push(...p.map((r) => r.id));
    if (off < 50) db.exec(`insert into invoice (tenant,id,created_at,memo) values ('a','new${off}','2099-01-01T00:00:0${off / 10}Z','')`);
  }
  console.log("offset, 5 inserts at the head: rows", seen.length, "distinct", new Set(seen).size);
  assert.ok(new Set(seen).size < seen.length);

  const db2 = filled(100);
  const kept: string[] = [];
  for (let off = 0; ; off += 10) {
    const p = db2.prepare("select id from invoice where tenant='a' order by created_at, id limit 10 offset ?").all(off) as { id: string }[];
    if (p.length === 0) break;
    kept.push(...p.map((r) => r.id));
    if (off < 50) db2.exec("delete from invoice where id = (select min(id) from invoice)");
  }
  const left = (db2.prepare("select id from invoice").all() as { id: string }[]).filter((r) => !kept.includes(r.id)).length;
  console.log("offset, 5 deletes at the head: surviving rows never shown", left);
  assert.ok(left > 0);

  const db3 = filled(100, 7); // seven rows share each second
  let after: [string, string] | undefined;
  const got: Invoice[] = [];
  for (let n = 0; ; n++) {
    const p = list(db3, "a", 10, after);
    if (p.length === 0) break;
    got.push(...p);
    const last = p.at(-1)!;
    after = [last.createdAt, last.id];
    if (n < 5) db3.exec("delete from invoice where id = (select min(id) from invoice)");
  }
  console.log("key pages with ties and 5 deletes: rows", got.length, "distinct", new Set(got.map((r) => r.id)).size);
  assert.equal(new Set(got.map((r) => r.id)).size, 100);
});

test("a cursor of time alone loses rows of the same second", () => {
  const db = filled(100, 7);
  let t = "";
  const got: string[] = [];
  for (;;) {
    const p = db.prepare("select id, created_at as t from invoice where tenant='a' and created_at > ? order by created_at limit 10").all(t) as { id: string; t: string }[];
    if (p.length === 0) break;
    got.push(...p.map((r) => r.id));
    t = p.at(-1)!.t;
  }
  console.log("cursor of time alone: rows", got.length, "of 100");
  assert.ok(got.length < 100);
});

test("forged, foreign-filter and cut cursors are refused", () => {
  const c = cursors(randomBytes(32));
  const raw = c.write({ after: ["2026-01-01", "i1"], filter: "status=open" });
  assert.ok(c.read(raw, "status=open"));
  assert.equal(c.read(raw, "status=paid"), undefined);
  assert.equal(c.read(raw.slice(0, -2), "status=open"), undefined);
  assert.equal(c.read("", "status=open"), undefined);
  assert.equal(cursors(randomBytes(32)).read(raw, "status=open"), undefined);
});

test("50 parallel PUTs with one ETag", async () => {
  const db = filled(1);
  const naive = async (memo: string) => {
    const row = db.prepare("select version from invoice where id='i00000'").get()!;
    if (row.version !== 1) return 412;
    await tick(); // any await between check and write, such as a query
    db.prepare("update invoice set memo = ?, version = version + 1 where id='i00000'").run(memo);
    return 200;
  };
  const lost = (await Promise.all(Array.from({ length: 50 }, (_, n) => naive(`n${n}`)))).filter((s) => s === 200).length;
  const db2 = filled(1);
  const server = createServer((req, res) => {
    let body = "";
    req.on("data", (d: Buffer) => (body += d.toString())).on("end", () => {
      const a = put(db2, "a", "i00000", body, req.headers["if-match"]);
      res.writeHead(a.status, { "content-type": a.status < 300 ? "application/json" : "application/problem+json", ...(a.etag ? { etag: a.etag } : {}) });
      res.end(JSON.stringify(a.body));
    });
  });
  server.listen(0);
  await once(server, "listening");
  const port = (server.address() as { port: number }).port;
  const send = (tag: string | undefined) =>
    fetch(`http://localhost:${port}/`, { method: "PUT", body: "x", ...(tag ? { headers: { "if-match": tag } } : {}) }).then((r) => r.status);
  const codes = await Promise.all(Array.from({ length: 50 }, () => send('"1"')));
  console.log("naive check, then write: winners", lost, "| one statement: 200 x", codes.filter((s) => s === 200).length, "412 x", codes.filter((s) => s === 412).length);
  assert.ok(lost > 1);
  assert.equal(codes.filter((s) => s === 200).length, 1);
  assert.deepEqual([await send(undefined), await send('W/"2"'), await send('"2"'), await send("*")], [428, 412, 200, 412]);
  assert.equal(put(db2, "b", "i00000", "x", '"3"').status, 404); // another tenant sees nothing
  server.close();
  server.closeAllConnections();
});

test("numbers beyond 2^53 change on the way through JSON.parse", () => {
  const sent = '{"id":9007199254740993}';
  assert.equal((JSON.parse(sent) as { id: number }).id, 9007199254740992);
});

test("QUERY passes Node's server and client, fetch refuses a body with GET", async () => {
  const server = createServer((req, res) => res.end(req.method));
  server.listen(0);
  await once(server, "listening");
  const port = (server.address() as { port: number }).port;
  const got = await new Promise<string>((ok) => {
    request({ port, method: "QUERY" }, (r) => r.on("data", (d: Buffer) => ok(d.toString()))).end("{}");
  });
  const viaFetch = await fetch(`http://localhost:${port}/`, { method: "QUERY", body: "{}" }).then((r) => r.text());
  console.log("QUERY over node:http:", got, "| over fetch:", viaFetch);
  await assert.rejects(fetch(`http://localhost:${port}/`, { method: "GET", body: "{}" }), /GET\/HEAD method cannot have body/);
  server.close();
  server.closeAllConnections();
});
