/** Milliseconds after which something that was waited for is said not to come. */
const DEADLINE = 20_000;

/** The promise's outcome, or a rejection that says what did not come in time. */
export async function within<T>(promise: Promise<T>, what: () => string, milliseconds = DEADLINE): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`After ${milliseconds} ms: ${what()}`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Things that happened, in order, which can be waited for. */
export class Chronicle<T> {
  readonly all: T[] = [];
  readonly #waiting = new Set<() => void>();

  add(item: T): void {
    this.all.push(item);
    for (const check of [...this.#waiting]) check();
  }

  /** The first item from position `from` on that fits, whether it is there already or comes. */
  async next(fits: (item: T) => boolean, what: string, from = 0): Promise<T> {
    let check: (() => void) | undefined;
    const found = new Promise<T>((resolve) => {
      check = () => {
        const item = this.all.slice(from).find(fits);
        if (item !== undefined) resolve(item);
      };
      this.#waiting.add(check);
      check();
    });
    try {
      return await within(found, () => `${what} did not come. So far: ${JSON.stringify(this.all).slice(0, 2000)}`);
    } finally {
      if (check !== undefined) this.#waiting.delete(check);
    }
  }
}
