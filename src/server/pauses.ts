/** Work that is put off until a pause, one for each key: what is put off again waits anew, and is done once. */
export interface Pauses {
  /**
   * Does the work when nothing was put off under this key for so many milliseconds. With none it is done as soon as the
   * messages that have arrived by now were taken.
   */
  after(key: string, milliseconds: number, work: () => void): void;
  cancel(key: string): void;
  has(key: string): boolean;
}

/** Pauses, with nothing put off. */
export function pauses(): Pauses {
  const cancels = new Map<string, () => void>();
  const cancel = (key: string): void => {
    cancels.get(key)?.();
    cancels.delete(key);
  };
  return {
    after(key, milliseconds, work) {
      cancel(key);
      const wait = milliseconds > 0 ? afterTime : afterMessages;
      const stop = wait(() => {
        cancels.delete(key);
        work();
      }, milliseconds);
      cancels.set(key, stop);
    },
    cancel,
    has: (key) => cancels.has(key),
  };
}

/** Each message is taken in a turn of the event loop of its own, and what arrives is looked for between two turns. */
function afterMessages(work: () => void): () => void {
  let turn = setImmediate(() => {
    turn = setImmediate(work);
  });
  return () => clearImmediate(turn);
}

function afterTime(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
