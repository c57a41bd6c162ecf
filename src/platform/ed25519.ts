import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { Ed25519 } from "../core/runs/approval";

/** Checks signatures; needs no secret. */
export const ed25519: Ed25519 = {
  verify(message, signature, publicKey) {
    const key = publicKeyOf(publicKey);
    const bytes = Buffer.from(signature, "base64");
    // Node reads base64 leniently: only the one spelling is a signature, so that no line has a second form.
    if (key === undefined || bytes.length !== 64 || bytes.toString("base64") !== signature) return false;
    return verify(null, Buffer.from(message, "utf8"), key, bytes);
  },
  fingerprint(publicKey) {
    const bytes = bytesOf(publicKey);
    return bytes && createHash("sha256").update(bytes).digest("hex");
  },
};

/** A key that can sign. The private half does not leave it. */
export interface SigningKey {
  /** Ed25519, the 32 bytes of the public key in base64. */
  readonly publicKey: string;
  /** SHA-256 of the public key's bytes in hex. */
  readonly fingerprint: string;
  /** The signature of a UTF-8 text, in base64. */
  sign(message: string): string;
}

/** A new private key as PKCS#8 in PEM: what a key file or an editor's secret storage keeps. */
export function newPrivateKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** The key of a text that `newPrivateKey` made; undefined where it is no Ed25519 key. */
export function signingKeyOf(privateKey: string): SigningKey | undefined {
  const key = privateKeyOf(privateKey);
  if (key === undefined) return undefined;
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  const publicKey = der.subarray(PREFIX.length).toString("base64");
  return {
    publicKey,
    fingerprint: ed25519.fingerprint(publicKey) ?? "",
    sign: (message) => sign(null, Buffer.from(message, "utf8"), key).toString("base64"),
  };
}

/** What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const PREFIX = Buffer.from("302a300506032b6570032100", "hex");

function bytesOf(publicKey: string): Buffer | undefined {
  const bytes = Buffer.from(publicKey, "base64");
  return bytes.length === 32 && bytes.toString("base64") === publicKey ? bytes : undefined;
}

function publicKeyOf(publicKey: string): KeyObject | undefined {
  const bytes = bytesOf(publicKey);
  if (bytes === undefined) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([PREFIX, bytes]), format: "der", type: "spki" });
  } catch {
    return undefined;
  }
}

function privateKeyOf(privateKey: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(privateKey);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}
