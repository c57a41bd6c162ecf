/** Fee in cents: free from 5000 on, else one percent, at least 10, for members half. */
export function fee(cents, member) {
  if (!Number.isInteger(cents) || cents < 0) throw new RangeError("amount");
  if (cents >= 5000) return 0;
  const full = Math.max(10, Math.round(cents / 100));
  return member ? full / 2 : full;
}
