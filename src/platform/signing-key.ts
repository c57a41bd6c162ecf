import { newPrivateKey, signingKeyOf, type SigningKey } from "./ed25519";

/** What a store of private keys holds; `message` is a sentence that says why it is not used. */
export type StoredKey =
  | { readonly state: "found"; readonly text: string }
  | { readonly state: "none" }
  | { readonly state: "refused"; readonly message: string };

/** Where a person's private key is kept: a file for terminals (`keyFile`), an editor's secret storage. */
export interface PrivateKeyStore {
  get(): Promise<StoredKey>;
  /** Keeps a key unless there is one already, and gives the one that is there then. */
  put(text: string): Promise<StoredKey>;
}

/** A key that can sign, or a sentence that says why there is none. */
export type SigningKeyOutcome =
  { readonly ok: true; readonly key: SigningKey } | { readonly ok: false; readonly message: string };

/** The key of a store; one is made where there is none yet. */
export async function signingKey(store: PrivateKeyStore): Promise<SigningKeyOutcome> {
  const kept = await store.get();
  const stored = kept.state === "none" ? await store.put(newPrivateKey()) : kept;
  if (stored.state === "refused") return { ok: false, message: stored.message };
  const key = stored.state === "found" ? signingKeyOf(stored.text) : undefined;
  const message = "What is kept as the signing key is none: remove it, and a new one is made.";
  return key === undefined ? { ok: false, message } : { ok: true, key };
}
