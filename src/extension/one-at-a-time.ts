/**
 * A reading that is asked for while one is under way begins after it, since that one may have passed what changed; all who ask
 * meanwhile wait for that one. Rejects as `read` does.
 */
export function oneAtATime<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  let following: Promise<Value> | undefined;
  const refresh = (): Promise<Value> => {
    if (reading !== undefined) return (following ??= reading.then(refresh));
    following = undefined;
    reading = read().finally(() => (reading = undefined));
    return reading;
  };
  return refresh;
}
