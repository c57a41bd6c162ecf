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

/** The text that `readKnownKeys` reads: one line for each key. */
export function knownKeysFile(known: KnownKeys): string {
  return [...known].flatMap(([actor, keys]) => keys.map((fingerprint) => `${fingerprint} ${actor}\n`)).join("");
}

/** How far a key can be trusted as this actor's. */
export function keyTrust(known: KnownKeys, actor: string, fingerprint: string): KeyTrust {
  const keys = known.get(actor);
  if (keys === undefined) return "new";
  return keys.includes(fingerprint) ? "known" : "replaced";
}

/** What is known once a key is trusted as this actor's, beside the ones they had. */
export function withKnownKey(known: KnownKeys, actor: string, fingerprint: string): KnownKeys {
  if (keyTrust(known, actor, fingerprint) === "known") return known;
  return new Map([...known, [actor, [...(known.get(actor) ?? []), fingerprint]]]);
}
