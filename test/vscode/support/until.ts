import type * as vscode from "vscode";

const DEADLINE_MILLISECONDS = 15_000;

/**
 * What `look` finds, looked for now and after each of these events, never by the clock.
 * Rejects after 15 seconds with the words of `missing`.
 */
export async function until<T>(
  events: vscode.Event<unknown> | readonly vscode.Event<unknown>[],
  look: () => T | undefined | Promise<T | undefined>,
  missing: () => string,
): Promise<T> {
  const subscriptions: vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const again = (): void => {
        Promise.resolve(look()).then((found) => found !== undefined && resolve(found), reject);
      };
      timer = setTimeout(
        () => reject(new Error(`After ${DEADLINE_MILLISECONDS} ms: ${missing()}`)),
        DEADLINE_MILLISECONDS,
      );
      for (const event of [events].flat()) subscriptions.push(event(again));
      again();
    });
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}
