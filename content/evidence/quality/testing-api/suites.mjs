// Two suites for the same API: what is often written, and what each claim of the contract asks for.
import assert from "node:assert/strict";
export const client = (base) => async (who, method, path, body, head = {}) => {
  const res = await fetch(base + path, { method, signal: AbortSignal.timeout(5000), headers: { ...(who && { authorization: `Bearer t-${who}` }), ...(body !== undefined && { "content-type": "application/json" }), ...head }, body: typeof body === "string" ? body : body && JSON.stringify(body) });
  const text = await res.text(); let parsed; try { parsed = JSON.parse(text); } catch { /* a crash page has to fail at its status, not here */ } return { status: res.status, type: res.headers.get("content-type"), location: res.headers.get("location"), text, body: parsed };
};
const kind = (v) => (v === null ? "null" : Array.isArray(v) ? "array" : typeof v);
/** The keys of this level, no more and no fewer, with their types. */
export const shape = (value, expected) => assert.deepEqual(Object.fromEntries(Object.entries(value ?? {}).map(([k, v]) => [k, kind(v)])), expected);
const order = { item: "tea", cents: 300 }, ORDER = { id: "string", item: "string", cents: "number" };

export const weak = {
  "create answers 2xx with an id": async (call) => { const r = await call("ann", "POST", "/orders", order); assert.ok(r.status < 300); assert.ok(r.body.id); },
  "list answers 200": async (call) => assert.equal((await call("ann", "GET", "/orders")).status, 200),
  "empty body is refused": async (call) => assert.ok((await call("ann", "POST", "/orders", {})).status >= 400),
  "no token, no order": async (call) => assert.equal((await call(undefined, "POST", "/orders", order)).status, 401),
};
export const strong = {
  "create: status, type, exact shape, location, and a read gives it back": async (call) => { const r = await call("ann", "POST", "/orders", order); assert.equal(r.status, 201); assert.match(r.type, /^application\/json/); shape(r.body, ORDER); const got = await call("ann", "GET", r.location); assert.equal(got.status, 200); assert.deepEqual(got.body, r.body); },
  "every route without a token, and with another user's": async (call) => { const { location } = await call("ann", "POST", "/orders", order); for (const path of ["/orders", location]) assert.equal((await call(undefined, "GET", path)).status, 401, path); assert.equal((await call("bob", "GET", location)).status, 404); assert.deepEqual((await call("bob", "GET", "/orders")).body.items, []); },
  "hostile bodies: a 4xx with a code and no inside": async (call) => { for (const b of ["{", "", "null", "[]", '{"item":1,"cents":1}', '{"item":"a","cents":-1}', '{"item":"a","cents":0}', '{"item":"a","cents":1.5}', '{"item":"a","cents":1,"owner":"bob"}', JSON.stringify({ item: "x".repeat(1000), cents: 1 })]) { const r = await call("ann", "POST", "/orders", b); assert.ok(r.status >= 400 && r.status < 500, b.slice(0, 40) + r.status); shape(r.body, { code: "string" }); } },
  "pages: each once, then an end": async (call) => { for (let i = 0; i < 5; i++) await call("ann", "POST", "/orders", { item: "t" + i, cents: 1 }); const seen = []; let next = ""; for (let i = 0; i < 10 && next !== null; i++) { const r = await call("ann", "GET", "/orders" + (next && "?after=" + next)); seen.push(...r.body.items.map((o) => o.item)); next = r.body.next; } assert.deepEqual(seen, ["t0", "t1", "t2", "t3", "t4"]); },
  "same key twice: one order": async (call) => { const head = { "idempotency-key": "k" }; const a = await call("ann", "POST", "/orders", order, head), b = await call("ann", "POST", "/orders", order, head); assert.equal(a.body.id, b.body.id); assert.equal((await call("ann", "GET", "/orders")).body.items.length, 1); },
  "twenty buyers, five pieces": async (call) => { const r = await Promise.all(Array.from({ length: 20 }, () => call("ann", "POST", "/orders", order))); assert.deepEqual([r.filter((x) => x.status === 201).length, r.filter((x) => x.status === 409).length], [5, 15]); },
};
