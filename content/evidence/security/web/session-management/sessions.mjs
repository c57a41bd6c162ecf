import { createHash, randomBytes } from "node:crypto";

const COOKIE = "__Host-sid";
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax";
const hash = (id) => createHash("sha256").update(id).digest(); // a leaked table opens no session

/** Opens a session after login, and ends the one that the browser came with: nobody can plant an id. */
export async function open(db, accountId, device, oldId) {
  const id = randomBytes(32).toString("base64url");
  if (oldId !== undefined) await close(db, oldId);
  await db.query("insert into session (id_hash, account_id, device) values ($1, $2, $3)", [hash(id), accountId, device]);
  return `${COOKIE}=${id}; ${ATTRIBUTES}; Max-Age=2592000`;
}

/** Whose request this is, or null. Both ends are judged here, in one statement, for every request. */
export async function read(db, id) {
  if (typeof id !== "string" || !/^[\w-]{43}$/.test(id)) return null;
  const { rows } = await db.query(
    `update session set seen_at = now()
      where id_hash = $1 and seen_at > now() - interval '2 days' and created_at > now() - interval '30 days'
      returning account_id, proved_at`,
    [hash(id)],
  );
  return rows[0] ?? null; // an update never brings a deleted row back
}

export const close = async (db, id) => typeof id === "string" && db.query("delete from session where id_hash = $1", [hash(id)]); // no cookie, nothing to end
/** After a new password or factor, on "log out everywhere", when an account is disabled. */
export const closeAll = (db, accountId) => db.query("delete from session where account_id = $1", [accountId]);
export const cleared = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
