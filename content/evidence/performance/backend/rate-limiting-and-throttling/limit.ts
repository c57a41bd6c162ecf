import type { IncomingMessage, ServerResponse } from "node:http";

type Verdict = { allowed: boolean; left: number; waitMs: number };
export type Take = (key: string, policy: Policy) => Promise<Verdict>;
export type Policy = { name: string; capacity: number; perSecond: number; whenBlind: "allow" | "refuse" };

/** Answers 429 or 503 itself and gives false where the request must not go on. */
export async function admit(req: IncomingMessage, res: ServerResponse, caller: string, policy: Policy, take: Take) {
  let verdict: Verdict;
  try {
    verdict = await take(`${policy.name}:${caller}`, policy);
  } catch { // the store is away: count it, then do what this route chose beforehand
    if (policy.whenBlind === "allow") return true;
    res.writeHead(503, { "retry-after": "5" }).end();
    return false;
  }
  const reset = Math.ceil(verdict.waitMs / 1000);
  const left = `"${policy.name}";r=${verdict.left}`;
  res.setHeader("ratelimit", verdict.allowed ? left : `${left};t=${reset}`);
  if (verdict.allowed) return true;
  const spread = reset + Math.floor(Math.random() * (reset + 1)); // else all refused callers return together
  res.writeHead(429, { "retry-after": String(Math.max(1, spread)), "content-type": "application/problem+json" });
  res.end(JSON.stringify({ title: "Too many requests", status: 429 }));
  return false;
}
