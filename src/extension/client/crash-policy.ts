const WINDOW_MILLISECONDS = 3 * 60 * 1000;
const MAX_CRASHES = 5;
const FIRST_DELAY_MILLISECONDS = 250;

/** Decides what follows a crash of the server. */
export interface CrashPolicy {
  /** Notes a crash; gives the milliseconds to wait before the next start, or undefined to stay down. */
  crashed(): number | undefined;
  /** Forgets all crashes. */
  reset(): void;
}

/** Doubles the pause with every crash of the last three minutes, and gives up at the fifth. `now` is in milliseconds. */
export function createCrashPolicy(now: () => number): CrashPolicy {
  let crashes: number[] = [];
  return {
    crashed: () => {
      crashes = [...crashes.filter((at) => now() - at < WINDOW_MILLISECONDS), now()];
      return crashes.length >= MAX_CRASHES ? undefined : FIRST_DELAY_MILLISECONDS * 2 ** (crashes.length - 1);
    },
    reset: () => {
      crashes = [];
    },
  };
}
