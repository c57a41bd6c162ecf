/** Milliseconds of work after which what runs in the background lets the server look at its messages. */
const SLICE = 10;

/** Milliseconds that work in the background waits for requests at most, so that it ends under any load. */
const PATIENCE = 500;

/** Whose turn it is: what a person asks for is done before what nobody waits for. */
export interface Turns {
  /** Does what was asked for. Gives back what it gives. */
  asked<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * To be awaited between two steps of long work: resolves once it may go on, which is at once while its slice lasts and
   * nothing is asked for.
   */
  next(): Promise<void>;
}

/** Turns, beginning with nothing asked for. */
export function takeTurns(): Turns {
  let open = 0;
  let began = performance.now();
  const waiting = new Set<() => void>();
  const noneAsked = (): Promise<void> =>
    new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, PATIENCE);
      waiting.add(goOn);
    });
  return {
    async asked(work) {
      open++;
      try {
        return await work();
      } finally {
        open--;
        if (open === 0) for (const goOn of [...waiting]) goOn();
      }
    },
    async next() {
      if (open === 0 && performance.now() - began < SLICE) return;
      // Messages that have arrived are read in between, and one that asks for something is waited for.
      await new Promise((resolve) => setImmediate(resolve));
      if (open > 0) await noneAsked();
      began = performance.now();
    },
  };
}
