import type { ApprovalKey, Ed25519 } from "./approval";

/** The keys that a machine has seen, by actor: the fingerprints that a person on it has come to trust. */
export type KnownKeys = ReadonlyMap<string, readonly string[]>;

/** What a machine knows of a key: `new` is an actor never seen, `replaced` one who came with another key so far. */
export type KeyTrust = "known" | "new" | "replaced";

const LINE = /^([0-9a-f]{64}) (\S.*)$/;

/** Reads lines of a fingerprint and an actor's id. A line of another form is passed over. */
export function readKnownKeys(text: string): KnownKeys {
  const known = new Map<string, string[]>();
  for (const line of text.split(/\r\n|\n/)) {
    const [, fingerprint, actor] = LINE.exec(line) ?? [];
    if (fingerprint === undefined || actor === undefined) continue;
    known.set(actor, [...(known.get(actor) ?? []), fingerprint]);
  }
  return known;
}

/** The line that `readKnownKeys` reads, with its line end: a key that is trusted as this actor's. */
export function knownKeyLine(actor: string, fingerprint: string): string {
  return `${fingerprint} ${actor}\n`;
}

/** How far a key can be trusted as this actor's. */
export function keyTrust(known: KnownKeys, actor: string, fingerprint: string): KeyTrust {
  const keys = known.get(actor);
  if (keys === undefined) return "new";
  return keys.includes(fingerprint) ? "known" : "replaced";
}

/**
 * The keys that a machine takes for an actor's when it meets them for the first time: all that the workspace lists as
 * theirs then, since one person has a key in each editor and at each terminal. A file whose name is not its key's
 * fingerprint lists none. One that is listed later is for a person to trust.
 */
export function keysAtFirstUse(
  workspace: ReadonlyMap<string, ApprovalKey>,
  actor: string,
  { fingerprint }: Pick<Ed25519, "fingerprint">,
): readonly string[] {
  return [...workspace]
    .filter(([name, key]) => key.actor === actor && fingerprint(key.publicKey) === name)
    .map(([name]) => name);
}
