import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { createGateway } from "../src/gateway.js";
import { createLedger } from "../src/ledger.js";
import { createPayments } from "../src/payments.js";
import { createApp } from "../src/server.js";

const order = { orderId: "o-1", amount: 4200, currency: "EUR", token: "tok_visa" };

/** A service on a free port that ends with the test; the answer posts JSON to it as `shop-1`. */
async function serve(t) {
  const payments = createPayments({ ledger: createLedger(), gateway: createGateway({ delay: 0 }) });
  const app = createApp(payments).listen(0, "127.0.0.1");
  await once(app, "listening");
  t.after(() => app.close());
  const base = `http://127.0.0.1:${app.address().port}`;
  return async (path, body, headers = { "x-merchant": "shop-1" }) => {
    const init = body === undefined ? { headers } : { method: "POST", headers, body };
    const response = await fetch(base + path, { ...init, keepalive: false });
    return { status: response.status, body: await response.json() };
  };
}

test("a payment is made, read and given back over HTTP", async (t) => {
  const call = await serve(t);
  const made = await call("/payments", JSON.stringify(order));
  assert.equal(made.status, 201);
  const refunded = await call(`/payments/${made.body.id}/refunds`, JSON.stringify({ amount: 4200 }));
  assert.equal(refunded.status, 201);
  const read = await call(`/payments/${made.body.id}`);
  assert.deepEqual([read.status, read.body.refunded], [200, 4200]);
});

test("what cannot be met is said with a status and a code", async (t) => {
  const call = await serve(t);
  const cases = [
    ["/payments", "{", undefined, 400, "invalid_json"],
    ["/payments", "x".repeat(20_000), undefined, 413, "too_large"],
    ["/payments", JSON.stringify({ ...order, token: "tok_declined" }), undefined, 402, "declined"],
    ["/payments", JSON.stringify(order), {}, 401, "unknown_merchant"],
    ["/payments/none", undefined, undefined, 404, "not_found"],
    ["/payments/none/refunds", undefined, undefined, 405, "method_not_allowed"],
    ["/orders", undefined, undefined, 404, "not_found"],
  ];
  for (const [path, body, headers, status, code] of cases) {
    const answer = await call(path, body, headers);
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], path);
  }
});
