import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const mac = (key: Buffer, sessionId: string, nonce: string) =>
  createHmac("sha256", key).update(`${sessionId.length}!${sessionId}!${nonce}`).digest();

/** A token that works in this session only; put it into the form or into a header. */
export function issueToken(key: Buffer, sessionId: string): string {
  const nonce = randomBytes(16).toString("hex");
  return `${nonce}.${mac(key, sessionId, nonce).toString("hex")}`;
}

export function tokenFits(key: Buffer, sessionId: string, token: unknown): boolean {
  if (typeof token !== "string" || !/^[0-9a-f]{32}\.[0-9a-f]{64}$/.test(token)) return false;
  const [nonce = "", given = ""] = token.split(".");
  return timingSafeEqual(Buffer.from(given, "hex"), mac(key, sessionId, nonce));
}
