/** A wait that can be ended early. */
export interface Pause {
  /** True where the time passed, false where it was ended. */
  readonly over: Promise<boolean>;
  end(): void;
}

/** Begins a wait of so many milliseconds. */
export function pause(milliseconds: number): Pause {
  const { promise, resolve } = deferred<boolean>();
  const timer = setTimeout(() => resolve(true), milliseconds);
  return {
    over: promise,
    end: () => {
      clearTimeout(timer);
      resolve(false);
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
