/** Amounts in minor units; only made by `money`, so a wrong one does not exist. */
export type Money = { readonly minor: number; readonly currency: string; readonly __brand: "Money" };
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor) || !/^[A-Z]{3}$/.test(currency)) throw new RangeError(`no amount: ${minor} ${currency}`);
  return { minor, currency } as Money;
}
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add`);
  return money(a.minor + b.minor, a.currency);
}

export type Line = { readonly sku: string; readonly quantity: number; readonly price: Money };
export type Order = { readonly id: string; readonly customerId: string; readonly version: number } & (
  | { readonly state: "draft"; readonly lines: readonly Line[] }
  | { readonly state: "placed"; readonly lines: readonly Line[]; readonly total: Money }
);
export type Placed = { type: "OrderPlaced"; orderId: string; total: Money };
type Outcome = { ok: true; order: Order; events: Placed[] } | { ok: false; why: "already placed" | "empty" | "over the limit" };

/** The rule of the business in its own words; no database, no clock, no framework. */
export function place(order: Order, limit: Money): Outcome {
  if (order.state === "placed") return { ok: false, why: "already placed" };
  const [first, ...rest] = order.lines.map((l) => money(l.price.minor * l.quantity, l.price.currency));
  if (!first) return { ok: false, why: "empty" };
  const total = rest.reduce(add, first);
  if (total.minor > limit.minor) return { ok: false, why: "over the limit" };
  return { ok: true, order: { ...order, state: "placed", total }, events: [{ type: "OrderPlaced", orderId: order.id, total }] };
}
