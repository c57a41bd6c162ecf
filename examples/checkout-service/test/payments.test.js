import assert from "node:assert/strict";
import { test } from "node:test";
import { createGateway } from "../src/gateway.js";
import { createLedger } from "../src/ledger.js";
import { createPayments } from "../src/payments.js";

const order = { orderId: "o-1", amount: 4200, currency: "EUR", token: "tok_visa" };

function setUp() {
  const ledger = createLedger();
  const gateway = createGateway({ delay: 0 });
  return { ledger, gateway, payments: createPayments({ ledger, gateway }) };
}

test("a payment is charged and stands in the ledger", async () => {
  const { ledger, gateway, payments } = setUp();
  const payment = await payments.create("shop-1", order);
  assert.equal(payments.get("shop-1", payment.id).amount, 4200);
  assert.equal(gateway.charges, 1);
  assert.equal(ledger.balance("shop-1", "EUR"), 4200);
});

test("a declined card leaves no trace in the ledger", async () => {
  const { ledger, payments } = setUp();
  await assert.rejects(payments.create("shop-1", { ...order, token: "tok_declined" }), { status: 402 });
  assert.equal(ledger.balance("shop-1", "EUR"), 0);
});

test("an amount is a whole number of cents above zero", async () => {
  const { payments } = setUp();
  for (const amount of [0, -1, 0.5, "4200", Number.NaN, undefined]) {
    await assert.rejects(payments.create("shop-1", { ...order, amount }), { code: "invalid_amount" });
  }
});

test("refunds never exceed what was paid", async () => {
  const { ledger, payments } = setUp();
  const { id } = await payments.create("shop-1", order);
  assert.equal(payments.refund("shop-1", id, { amount: 4000 }).refunded, 4000);
  assert.throws(() => payments.refund("shop-1", id, { amount: 201 }), { code: "refund_too_large" });
  assert.equal(ledger.balance("shop-1", "EUR"), 200);
  assert.equal(ledger.of(id).length, 2);
});

test("a merchant does not see the payments of another", async () => {
  const { payments } = setUp();
  const { id } = await payments.create("shop-1", order);
  assert.throws(() => payments.get("shop-2", id), { status: 404 });
  assert.throws(() => payments.refund("shop-2", id, { amount: 1 }), { status: 404 });
});

// The run 20261120-idempotent-payments is there to change this.
test("a repeated request charges the card again", async () => {
  const { gateway, payments } = setUp();
  await payments.create("shop-1", order);
  await payments.create("shop-1", order);
  assert.equal(gateway.charges, 2);
});
