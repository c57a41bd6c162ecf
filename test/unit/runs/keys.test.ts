import { describe, expect, test } from "vitest";
import { keyTrust, knownKeysFile, readKnownKeys, withKnownKey } from "../../../src/core/runs/known-keys";
import { publicKeyFile, readPublicKey } from "../../../src/core/runs/public-key";
import { ed25519, newPrivateKey, signingKeyOf } from "../../../src/platform/ed25519";

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
  const known = withKnownKey(new Map(), "dana", A);

  test("are remembered by actor", () => {
    expect(keyTrust(new Map(), "dana", A)).toBe("new");
    expect(keyTrust(known, "dana", A)).toBe("known");
    expect(keyTrust(known, "dana", B)).toBe("replaced");
    expect(keyTrust(known, "kim", B)).toBe("new");
  });

  test("may be several, once a person trusts the second", () => {
    const both = withKnownKey(known, "dana", B);
    expect([keyTrust(both, "dana", A), keyTrust(both, "dana", B)]).toEqual(["known", "known"]);
    expect(withKnownKey(both, "dana", A)).toBe(both);
  });

  test("are read as they were written, and other lines are passed over", () => {
    const text = knownKeysFile(withKnownKey(withKnownKey(known, "Dana Ruiz", B), "dana", B));
    expect(text).toBe(`${A} dana\n${B} dana\n${B} Dana Ruiz\n`);
    expect(knownKeysFile(readKnownKeys(`# mine\r\n${text}\n${A}\n${A.slice(1)} kim\n`))).toBe(text);
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
