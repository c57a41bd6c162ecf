export async function pay(stripe: { paymentIntents: { create(of: object): Promise<void> } }) {
  await stripe.paymentIntents.create({ amount: 100, currency: "eur" });
}
