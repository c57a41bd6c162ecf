import { createHmac, timingSafeEqual } from "node:crypto";

type Headers = Record<string, string | string[] | undefined>;
const TOLERANCE_S = 300;

/** The event id, or undefined when the delivery is not genuine or not fresh. */
export function verifyDelivery(raw: Buffer, headers: Headers, secrets: Buffer[], nowS = Date.now() / 1000) {
  const { "webhook-id": id, "webhook-timestamp": sent, "webhook-signature": list } = headers;
  if (typeof id !== "string" || typeof sent !== "string" || typeof list !== "string") return undefined;
  if (!/^[\w-]{1,128}$/.test(id) || !/^\d{1,11}$/.test(sent)) return undefined;
  if (Math.abs(nowS - Number(sent)) > TOLERANCE_S) return undefined;

  const signed = Buffer.concat([Buffer.from(`${id}.${sent}.`), raw]);
  const expected = secrets.map((key) => createHmac("sha256", key).update(signed).digest());
  const genuine = list.split(" ").some((part) => {
    const given = Buffer.from(part.startsWith("v1,") ? part.slice(3) : "", "base64");
    return expected.some((mac) => mac.length === given.length && timingSafeEqual(mac, given));
  });
  return genuine ? id : undefined;
}
