import type { IncomingHttpHeaders } from "node:http";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** May this request change state? `own` holds the origins of this app, and of partners you accept by name. */
export function mayChangeState(method: string, headers: IncomingHttpHeaders, own: ReadonlySet<string>): boolean {
  if (SAFE.has(method)) return true; // so a safe method must never change anything
  const site = headers["sec-fetch-site"];
  const { origin } = headers;
  if (site === "same-origin" || site === "none") return true;
  if (origin !== undefined) return own.has(origin); // also: same-site, cross-site, browsers without Sec-Fetch
  return site === undefined && headers.cookie === undefined; // scripts with a bearer token, never a cookie
}
