import { setTimeout as sleep } from "node:timers/promises";

export type Cache = { get(key: string): Promise<string | null>; set(key: string, value: string, o: { PX: number }): Promise<unknown> };

/** At most `most` at a time; a caller beyond `waiting` is refused at once. */
export function gateOf(most: number, waiting: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < most) running++;
    else if (queue.length >= waiting) throw new Error("source is full");
    else await new Promise<void>((ok) => queue.push(ok)); // the place is handed over, not given back
    try { return await work(); } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}

/** A value from the cache, or from the source if the cache is slow, away or empty. */
export function throughOf(cache: Cache, gate: ReturnType<typeof gateOf>, { waitMs = 20, lifeMs = 60_000, failures = 5, restMs = 2_000 } = {}) {
  let failed = 0, restUntil = 0;
  const bounded = <T>(p: Promise<T>) => Promise.race([p, sleep(waitMs).then(() => Promise.reject(new Error("cache too slow")))]);
  const note = () => { if (++failed >= failures) [failed, restUntil] = [0, performance.now() + restMs]; };
  return async (key: string, load: () => Promise<string>): Promise<string> => {
    if (performance.now() < restUntil) return gate(load);
    let usable = true;
    try {
      const hit = await bounded(cache.get(key));
      failed = 0;
      if (hit !== null) return hit;
    } catch {
      usable = false;
      note();
    }
    const value = await gate(load);
    if (usable) void bounded(cache.set(key, value, { PX: lifeMs * (0.9 + Math.random() * 0.2) })).catch(note);
    return value;
  };
}
