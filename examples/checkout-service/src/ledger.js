/** Every movement of money, oldest first. Entries are only ever added. */
export function createLedger() {
  const entries = [];
  return {
    /** Adds one entry; `amount` is in minor units (cents), negative for money given back. */
    record({ merchant, paymentId, amount, currency }) {
      if (!Number.isInteger(amount)) throw new TypeError(`An amount is a whole number of minor units, not ${amount}.`);
      entries.push(Object.freeze({ merchant, paymentId, amount, currency }));
    },

    /** What a merchant has in one currency, in minor units. */
    balance(merchant, currency) {
      return entries
        .filter((entry) => entry.merchant === merchant && entry.currency === currency)
        .reduce((sum, entry) => sum + entry.amount, 0);
    },

    /** The entries of one payment, oldest first. */
    of(paymentId) {
      return entries.filter((entry) => entry.paymentId === paymentId);
    },
  };
}
