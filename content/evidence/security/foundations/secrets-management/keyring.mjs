import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Encrypts with the first key, decrypts with any. `keys`: id to 32 bytes. A new key is added last everywhere, then moved to the front. */
export class Keyring {
  #keys;
  constructor(keys) {
    if (keys.size === 0 || [...keys].some(([id, key]) => !/^[a-z0-9-]{1,16}$/.test(id) || key.length !== 32)) throw new Error("keyring: bad key");
    this.#keys = keys;
  }
  /** `context` names the place of the value (table, row, column): a value copied elsewhere does not decrypt. */
  seal(text, context) {
    const [id, key] = this.#keys.entries().next().value;
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(`${id}\0${context}`));
    return [id, iv, Buffer.concat([cipher.update(text, "utf8"), cipher.final()]), cipher.getAuthTag()].map((p) => (typeof p === "string" ? p : p.toString("base64url"))).join(".");
  }
  open(sealed, context) {
    const [id, iv, data, tag] = sealed.split(".");
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`keyring: no key ${JSON.stringify(id)}`); // retired: seal again before you drop a key
    const bytes = (part) => Buffer.from(part ?? "", "base64url");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes(iv), { authTagLength: 16 }).setAAD(Buffer.from(`${id}\0${context}`)).setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString("utf8");
  }
  isCurrent(sealed) { return sealed.startsWith(`${this.#keys.keys().next().value}.`); }
}
