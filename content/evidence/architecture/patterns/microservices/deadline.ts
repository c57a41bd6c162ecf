/** Calls a neighbour within what is left of the caller's time. */
export async function call(url: string, deadline: number, init: RequestInit = {}): Promise<Response> {
  const left = Math.floor(deadline - performance.now());
  if (left < 1) throw new DOMException("deadline passed before the call", "TimeoutError");
  const headers = new Headers(init.headers);
  headers.set("x-deadline-ms", String(left));
  const ends = [AbortSignal.timeout(left), ...(init.signal ? [init.signal] : [])]; // the caller may give up earlier
  return fetch(url, { ...init, headers, signal: AbortSignal.any(ends) });
}

/** At the door: the caller's remaining time, but never more than this service allows. */
export function deadlineOf(header: string | undefined, maxMs: number): number {
  const asked = Number(header);
  return performance.now() + (asked > 0 ? Math.min(asked, maxMs) : maxMs);
}
