/** Stands in for the card network: slow, and `tok_declined` is a card without money. */
export function createGateway({ delay = 20 } = {}) {
  let charges = 0;
  return {
    /** How often a card was really charged. */
    get charges() {
      return charges;
    },

    /** Takes the money. Calling twice takes it twice. */
    async charge({ token }) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (token === "tok_declined") return { approved: false, reason: "insufficient_funds" };
      charges += 1;
      return { approved: true, reference: `ch_${charges}` };
    },
  };
}
