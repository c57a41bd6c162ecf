import { ErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver/node";
import { Cancelled } from "./cancellable-files";
import type { ServerContext } from "./server-context";

/** Work that takes longer is worth a line in the log, in milliseconds. */
const SLOW = 200;

/**
 * A request handler that cannot fail: a fault is logged with the request's name and answered with `fallback`, so that
 * one broken document takes down nothing else. A cancelled request is answered with `fallback` too. Only what comes
 * after the client asked the server to shut down is refused, as the protocol wants it.
 */
export function guarded<Params, Result>(
  server: ServerContext,
  name: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    refuseAfterShutdown(server);
    if (token.isCancellationRequested) return fallback;
    return server.turns.asked(() => logged(server, name, fallback, () => handle(params, token)));
  };
}

/** Does some work. A fault in it is logged with the work's name, and `fallback` is its result; slow work is logged, too. */
export async function logged<Result>(
  { connection }: ServerContext,
  name: string,
  fallback: Result,
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) return fallback;
    connection.console.error(`${name} failed: ${describeFault(error)}`);
    return fallback;
  } finally {
    const elapsed = performance.now() - started;
    if (elapsed > SLOW) connection.console.warn(`${name} took ${Math.round(elapsed)} ms`);
  }
}

/** Throws what the protocol has for a request that comes after `shutdown`. */
export function refuseAfterShutdown({ isShutDown }: Pick<ServerContext, "isShutDown">): void {
  if (isShutDown()) throw new ResponseError(ErrorCodes.InvalidRequest, "The server was asked to shut down.");
}

/**
 * Does something that no answer waits for. What fails in it, such as a message that the client refuses, is logged: a
 * rejection that nobody handles would end the server.
 */
export function inBackground(
  { connection, isShutDown }: Pick<ServerContext, "connection" | "isShutDown">,
  name: string,
  work: Promise<unknown>,
): void {
  work.catch((error: unknown) => {
    if (!isShutDown()) connection.console.warn(`${name} failed: ${describeFault(error)}`);
  });
}

function describeFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
