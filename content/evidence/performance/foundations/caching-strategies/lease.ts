import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
type Redis = { get(k: string): Promise<string | null>; del(k: string[]): Promise<unknown>; set(k: string, v: string, o: object): Promise<unknown>; eval(s: string, o: object): Promise<unknown> };

const FILL = `if redis.call('get', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3]) redis.call('del', KEYS[2]) return 1`;
const FREE = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`;

/** Shared read-through: one process loads, a fill that an invalidation overtook is dropped. */
export async function read(redis: Redis, key: string, load: () => Promise<string>, ttlMs = 60_000, leaseMs = 2_000): Promise<string> {
  for (const end = performance.now() + leaseMs; performance.now() < end; await sleep(20)) {
    const hit = await redis.get(key);
    if (hit !== null) return hit;
    const token = randomUUID();
    const mine = await redis.set(`${key}:lease`, token, { NX: true, PX: leaseMs });
    if (mine === null) continue; // someone loads: look again
    try {
      const value = await load();
      await redis.eval(FILL, { keys: [key, `${key}:lease`], arguments: [token, value, String(Math.round(ttlMs * (0.9 + Math.random() * 0.2)))] });
      return value;
    } catch (err) {
      await redis.eval(FREE, { keys: [`${key}:lease`], arguments: [token] }); // the next in line loads, not all when the lease ends
      throw err;
    }
  }
  return load(); // the owner is slow or dead: answer without filling
}

/** After the commit, in this order or at once: value and lease go together. */
export const invalidate = (redis: Redis, key: string) => redis.del([key, `${key}:lease`]);
