import { randomUUID } from "node:crypto";

/** A request that cannot be met, with the HTTP status that says so. */
export class PaymentError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const CURRENCIES = new Set(["EUR", "USD", "GBP"]);

/** Payments and their refunds, kept in memory. Amounts are whole minor units (cents). */
export function createPayments({ ledger, gateway, newId = randomUUID }) {
  const payments = new Map();

  /** Charges a card for an order. Each call is a new payment, also for an order that was paid before. */
  async function create(merchant, { orderId, amount, currency, token }) {
    checkCharge({ orderId, amount, currency, token });
    const result = await gateway.charge({ token, amount, currency });
    if (!result.approved) throw new PaymentError(402, "declined", `The card was declined: ${result.reason}.`);
    const payment = { id: newId(), merchant, orderId, amount, currency, refunded: 0, reference: result.reference };
    payments.set(payment.id, payment);
    ledger.record({ merchant, paymentId: payment.id, amount, currency });
    return { ...payment };
  }

  /** Gives back all or a part of a payment. */
  function refund(merchant, id, { amount }) {
    const payment = find(merchant, id);
    const left = payment.amount - payment.refunded;
    if (!isAmount(amount)) throw new PaymentError(400, "invalid_amount", "`amount` is a whole number above 0.");
    if (amount > left) throw new PaymentError(409, "refund_too_large", `At most ${left} can be given back.`);
    payment.refunded += amount;
    ledger.record({ merchant, paymentId: id, amount: -amount, currency: payment.currency });
    return { ...payment };
  }

  /** One payment of a merchant; those of others are not found. */
  function find(merchant, id) {
    const payment = payments.get(id);
    if (payment?.merchant !== merchant) throw new PaymentError(404, "not_found", `There is no payment ${id}.`);
    return payment;
  }

  return { create, refund, get: (merchant, id) => ({ ...find(merchant, id) }) };
}

function checkCharge({ orderId, amount, currency, token }) {
  if (!isText(orderId)) throw new PaymentError(400, "invalid_order", "`orderId` is missing.");
  if (!isText(token)) throw new PaymentError(400, "invalid_token", "`token` is missing.");
  if (!isAmount(amount)) throw new PaymentError(400, "invalid_amount", "`amount` is a whole number above 0.");
  if (!CURRENCIES.has(currency)) throw new PaymentError(400, "invalid_currency", "`currency` is EUR, USD or GBP.");
}

function isAmount(value) {
  return Number.isSafeInteger(value) && value > 0;
}

function isText(value) {
  return typeof value === "string" && value !== "";
}
