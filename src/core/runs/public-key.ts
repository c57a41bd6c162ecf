/** A public key as it stands in a workspace. */
export interface PublicKey {
  /** Ed25519, its 32 bytes in base64. */
  readonly publicKey: string;
  /** The id of the actor whose key it is. */
  readonly actor: string;
}

const LINE = /^ed25519 ([A-Za-z0-9+/]{43}=) (\S[^\r\n]*)\r?\n?$/;

/** The text of `keys/<fingerprint>.pub`: one line with the algorithm, the key and the actor's id. */
export function publicKeyFile({ publicKey, actor }: PublicKey): string {
  return `ed25519 ${publicKey} ${actor}\n`;
}

/** Reads what `publicKeyFile` writes; undefined for anything else. */
export function readPublicKey(text: string): PublicKey | undefined {
  const [, publicKey, actor] = LINE.exec(text) ?? [];
  return publicKey === undefined || actor === undefined ? undefined : { publicKey, actor: actor.trimEnd() };
}
