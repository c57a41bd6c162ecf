import { setTimeout as sleep } from "node:timers/promises";

type Verdict = { again: boolean; waitMs?: number };
const policy = { attempts: 3, baseMs: 100, capMs: 5_000, totalMs: 10_000 };

/** Repeats `call` while `judge` allows it. `call` has to honour the signal: it is the deadline of the whole. */
export async function retry<T>(
  call: (signal: AbortSignal) => Promise<T>,
  judge: (err: unknown) => Verdict,
  p = policy,
): Promise<T> {
  const deadline = AbortSignal.timeout(p.totalMs);
  const end = performance.now() + p.totalMs;
  for (let n = 1; ; n++) {
    try {
      return await call(deadline);
    } catch (err) {
      const v = judge(err);
      const ceiling = Math.min(p.capMs, p.baseMs * 2 ** (n - 1));
      const pause = (v.waitMs ?? 0) + Math.random() * ceiling;
      if (!v.again || n >= p.attempts || performance.now() + pause >= end) throw err;
      await sleep(pause);
    }
  }
}
