import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 }; // OWASP's 32 MiB setting

export async function hashPassword(password, salt = randomBytes(16)) {
  const key = await derive(password.normalize("NFKC"), salt, 32, COST);
  return `scrypt$15$8$3$${salt.toString("hex")}$${key.toString("hex")}`;
}

const NOBODY = await hashPassword(randomBytes(16).toString("hex")); // checked where there is no such account

/** Who this is, or null. `store.spend` counts an attempt in one atomic step and says whether one was left. */
export async function login(store, name, password) {
  if (typeof name !== "string" || typeof password !== "string" || password.length > 256) return null;
  if (!(await store.spend(name.toLowerCase()))) return null; // before the check: parallel guesses all count
  const user = await store.find(name);
  const [, , , , salt, key] = (user?.passwordHash ?? NOBODY).split("$");
  const given = await derive(password.normalize("NFKC"), Buffer.from(salt, "hex"), 32, COST);
  if (!timingSafeEqual(given, Buffer.from(key, "hex")) || user === null) return null;
  await store.reset(name.toLowerCase());
  return user;
}
