type Entry<V> = { value: V; until: number };

/** Keeps what `load` gave: one load for each key at a time, a bounded number of keys, lives that differ. */
export class ReadThrough<V> {
  #kept = new Map<string, Entry<V>>();
  #loading = new Map<string, Promise<V>>();
  #load: (key: string) => Promise<V>;
  #max: number;
  #ttlMs: number;

  constructor(load: (key: string) => Promise<V>, max = 10_000, ttlMs = 60_000) {
    [this.#load, this.#max, this.#ttlMs] = [load, max, ttlMs];
  }

  get(key: string): Promise<V> {
    const hit = this.#kept.get(key);
    if (hit && hit.until > performance.now()) return Promise.resolve(hit.value);
    const running = this.#loading.get(key);
    if (running) return running;
    const mine: Promise<V> = this.#load(key).then(
      (value) => this.#finish(key, mine, value),
      (err) => { if (this.#loading.get(key) === mine) this.#loading.delete(key); throw err; },
    );
    this.#loading.set(key, mine);
    return mine;
  }

  /** Call after the commit. A load that began before it is not kept. */
  invalidate(key: string): void {
    this.#kept.delete(key);
    this.#loading.delete(key);
  }

  #finish(key: string, mine: Promise<V>, value: V): V {
    if (this.#loading.get(key) !== mine) return value; // invalidated meanwhile
    this.#loading.delete(key);
    this.#kept.delete(key); // a new place at the end: oldest first out
    this.#kept.set(key, { value, until: performance.now() + this.#ttlMs * (0.9 + Math.random() * 0.2) });
    if (this.#kept.size > this.#max) this.#kept.delete(this.#kept.keys().next().value!);
    return value;
  }
}
