import { describe, expect, test } from "vitest";
import { keysAtFirstUse, keyTrust, knownKeyLine, readKnownKeys } from "../../../src/core/runs/known-keys";
import { publicKeyFile, readPublicKey } from "../../../src/core/runs/public-key";
import { readWorkspaceKeys } from "../../../src/core/runs/workspace-keys";
import { ed25519, newPrivateKey, signingKeyOf } from "../../../src/platform/ed25519";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";

const A = "a".repeat(64);
const B = "b".repeat(64);

describe("a public key's file", () => {
  const { publicKey } = signingKeyOf(newPrivateKey())!;

  test.each(["dana", "Dana Ruiz", "dana@example.com", "döna"])("of %s is read as it was written", (actor) => {
    expect(readPublicKey(publicKeyFile({ publicKey, actor }))).toEqual({ publicKey, actor });
  });

  test.each(["", "ed25519", `rsa ${publicKey} dana\n`, `ed25519 ${publicKey}\n`, `ed25519 ${publicKey} a\nb\n`])(
    "is none: %j",
    (text) => expect(readPublicKey(text)).toBeUndefined(),
  );
});

describe("the keys that are known", () => {
  test("are remembered by actor", () => {
    const known = readKnownKeys(knownKeyLine("dana", A));
    expect(keyTrust(new Map(), "dana", A)).toBe("new");
    expect(keyTrust(known, "dana", A)).toBe("known");
    expect(keyTrust(known, "dana", B)).toBe("replaced");
    expect(keyTrust(known, "kim", B)).toBe("new");
  });

  test("may be several, once a person trusts the second; other lines are passed over", () => {
    const text = `# mine\r\n${knownKeyLine("dana", A)}${knownKeyLine("Dana Ruiz", B)}\n${A}\n${A.slice(1)} kim\n`;
    const both = readKnownKeys(text + knownKeyLine("dana", B));
    expect([...both]).toEqual([
      ["dana", [A, B]],
      ["Dana Ruiz", [B]],
    ]);
    expect([keyTrust(both, "dana", A), keyTrust(both, "dana", B)]).toEqual(["known", "known"]);
  });
});

describe("the keys that are met for the first time", () => {
  test("are all that the workspace lists as the actor's, and none that lies about its name", () => {
    const [one, two, kims, liar] = Array.from({ length: 4 }, () => signingKeyOf(newPrivateKey())!);
    const listed = (key: typeof one, actor: string) => ({ publicKey: key!.publicKey, actor, replaced: false });
    const workspace = new Map([
      [one!.fingerprint, listed(one, "dana")],
      [two!.fingerprint, listed(two, "dana")],
      [kims!.fingerprint, listed(kims, "kim")],
      [A, listed(liar, "dana")],
    ]);
    expect(keysAtFirstUse(workspace, "dana", ed25519)).toEqual([one!.fingerprint, two!.fingerprint]);
    expect(keysAtFirstUse(workspace, "mira", ed25519)).toEqual([]);
  });
});

describe("the keys of a workspace", () => {
  const key = signingKeyOf(newPrivateKey())!;
  const file = publicKeyFile({ publicKey: key.publicKey, actor: "dana" });
  const read = (entries: Readonly<Record<string, MemoryEntry>>, known = "") =>
    readWorkspaceKeys(new MemoryFiles(entries), "/w/.wazir", readKnownKeys(known));

  test("are read by the fingerprint in their name", async () => {
    const keys = await read({ [`/w/.wazir/keys/${key.fingerprint}.pub`]: file });
    expect([...keys]).toEqual([[key.fingerprint, { publicKey: key.publicKey, actor: "dana", replaced: false }]]);
  });

  test("are told to be replaced where another is known of that actor", async () => {
    const path = `/w/.wazir/keys/${key.fingerprint}.pub`;
    const replaced = async (known: string) => (await read({ [path]: file }, known)).get(key.fingerprint)?.replaced;
    expect(await replaced(knownKeyLine("dana", A))).toBe(true);
    expect(await replaced(knownKeyLine("dana", key.fingerprint))).toBe(false);
    expect(await replaced(knownKeyLine("kim", A))).toBe(false);
  });

  test("are not read from links, other files and other folders", async () => {
    const none = [
      { [`/w/.wazir/keys/${A}.pub`]: { link: "/etc/key" }, "/etc/key": file },
      { "/w/.wazir/keys": { link: "/etc" }, [`/etc/${A}.pub`]: file, "/w/.wazir/x": "" },
      { "/w/.wazir/keys/dana.pub": file },
      { [`/w/.wazir/keys/${A}.pub`]: "no key" },
      { [`/w/.wazir/keys/${A}.pub`]: { failure: "unreadable" } as const },
      {},
    ];
    for (const entries of none) expect([...(await read(entries))]).toEqual([]);
  });
});

describe("a signing key", () => {
  test("signs what its public key checks, and nothing else", () => {
    const key = signingKeyOf(newPrivateKey())!;
    const signature = key.sign("a\u{1F600}");
    expect(ed25519.verify("a\u{1F600}", signature, key.publicKey)).toBe(true);
    expect(ed25519.verify("b", signature, key.publicKey)).toBe(false);
    expect(ed25519.verify("a\u{1F600}", signature, signingKeyOf(newPrivateKey())!.publicKey)).toBe(false);
    expect(key.fingerprint).toBe(ed25519.fingerprint(key.publicKey));
  });

  // Test 1 of RFC 8032, 7.1.
  test("agrees with the standard", () => {
    const publicKey = Buffer.from("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "hex");
    const signature = Buffer.from(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155" +
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
      "hex",
    );
    expect(ed25519.verify("", signature.toString("base64"), publicKey.toString("base64"))).toBe(true);
    expect(ed25519.fingerprint(publicKey.toString("base64"))).toBe(
      "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9",
    );
  });

  test.each(["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])(
    "is not made of %j",
    (text) => expect(signingKeyOf(text)).toBeUndefined(),
  );

  test("is not made of a key of another kind, and no message is checked by what is no key", () => {
    expect(ed25519.verify("a", "b".repeat(86) + "==", "AAAA")).toBe(false);
    expect(ed25519.fingerprint("AAAA")).toBeUndefined();
  });
});
