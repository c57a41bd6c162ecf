import { createHmac, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

export type Invoice = { id: string; createdAt: string; memo: string; version: number };
type Cursor = { after: [createdAt: string, id: string]; filter: string };
type Page = { items: Invoice[]; next: string | null };

/** Makes and reads opaque cursors: signed, and bound to the filter they were made for. */
export function cursors(secret: Buffer) {
  const sign = (text: string) => createHmac("sha256", secret).update(text).digest();
  return {
    write: (c: Cursor) => {
      const text = JSON.stringify(c);
      return Buffer.concat([sign(text), Buffer.from(text)]).toString("base64url");
    },
    read: (raw: string, filter: string): Cursor | undefined => {
      const bytes = Buffer.from(raw, "base64url");
      const text = bytes.subarray(32).toString();
      if (bytes.length < 33 || !timingSafeEqual(sign(text), bytes.subarray(0, 32))) return undefined;
      const c = JSON.parse(text) as Cursor; // ours: the signature holds
      return c.filter === filter ? c : undefined;
    },
  };
}

/** One page in the order (createdAt, id): a total order, so rows with equal times are not lost. */
export function list(db: DatabaseSync, tenant: string, size: number, after: Cursor["after"] | undefined): Invoice[] {
  const sql = `select id, created_at as createdAt, memo, version from invoice
    where tenant = ? and (created_at, id) > (?, ?) order by created_at, id limit ?`;
  return db.prepare(sql).all(tenant, after?.[0] ?? "", after?.[1] ?? "", size) as Invoice[];
}

export type Answer = { status: number; etag?: string; body?: object };
const problem = (status: number, type: string, detail: string): Answer => ({
  status,
  body: { type: `https://api.example.com/problems/${type}`, title: type, status, detail },
});

/** PUT with If-Match: the version is compared by the same statement that writes. */
export function put(db: DatabaseSync, tenant: string, id: string, memo: string, ifMatch: string | undefined): Answer {
  if (ifMatch === undefined) return problem(428, "precondition-required", "Send If-Match with the ETag you read.");
  const wanted = /^"(\d{1,9})"$/.exec(ifMatch)?.[1]; // strong tag only; W/"3" never matches
  const sql = `update invoice set memo = ?, version = version + 1
    where tenant = ? and id = ? and version = ? returning version`;
  const row = wanted === undefined ? undefined : db.prepare(sql).get(memo, tenant, id, Number(wanted));
  if (row) return { status: 200, etag: `"${String(row.version)}"`, body: { id, memo } };
  const there = db.prepare("select 1 from invoice where tenant = ? and id = ?").get(tenant, id);
  return there ? problem(412, "changed-meanwhile", "Read again, merge, repeat.") : problem(404, "not-found", "No such invoice.");
}
