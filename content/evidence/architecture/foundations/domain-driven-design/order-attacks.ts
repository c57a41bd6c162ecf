// node --test order-attacks.ts   (Node 26)
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { setImmediate as tick } from "node:timers/promises";
import { add, money, place, type Order } from "./order.ts";

const draft = (lines: [number, number][]): Order => ({ id: "o1", customerId: "c1", version: 1, state: "draft", lines: lines.map(([quantity, minor], i) => ({ sku: `s${i}`, quantity, price: money(minor, "EUR") })) });
const limit = money(100_00, "EUR");

test("wrong amounts do not exist", () => {
  for (const bad of [0.1 + 0.2, NaN, Infinity, 2 ** 53]) assert.throws(() => money(bad, "EUR"), RangeError);
  assert.throws(() => money(1, "eur"), RangeError);
  assert.throws(() => add(money(1, "EUR"), money(1, "USD")), /do not add/);
});

test("the rule holds", () => {
  const ok = place(draft([[2, 10_00]]), limit);
  assert.ok(ok.ok && ok.order.state === "placed" && ok.order.total.minor === 20_00 && ok.events.length === 1);
  assert.deepEqual(place(draft([]), limit), { ok: false, why: "empty" });
  assert.deepEqual(place(draft([[11, 10_00]]), limit), { ok: false, why: "over the limit" });
  assert.ok(ok.ok);
  assert.deepEqual(place(ok.order, limit), { ok: false, why: "already placed" });
});

test("two who load, decide and save: the version refuses the second, without it both place", async () => {
  for (const guarded of [false, true]) {
    const db = new DatabaseSync(":memory:");
    db.exec("create table orders (id text primary key, version int, doc text); create table sent (n int)");
    const first = draft([[1, 10_00]]);
    db.prepare("insert into orders values (?, 1, ?)").run("o1", JSON.stringify(first));
    const run = async () => {
      const row = db.prepare("select version, doc from orders where id='o1'").get() as { version: number; doc: string };
      const out = place({ ...(JSON.parse(row.doc) as Order), version: row.version }, limit);
      await tick();
      if (!out.ok) return out.why;
      const done = db.prepare(`update orders set doc = ?, version = version + 1 where id = 'o1' ${guarded ? "and version = ?" : ""}`);
      const { changes } = guarded ? done.run(JSON.stringify(out.order), row.version) : done.run(JSON.stringify(out.order));
      if (changes === 0) return "conflict";
      db.exec("insert into sent values (1)");
      return "placed";
    };
    const got = await Promise.all([run(), run(), run()]);
    console.log(guarded ? "with version:" : "without version:", got.join(", "), "| events", db.prepare("select count(*) as n from sent").get()!.n);
    assert.equal(got.filter((g) => g === "placed").length, guarded ? 1 : 3);
  }
});
