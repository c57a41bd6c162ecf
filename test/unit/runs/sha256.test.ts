import fc from "fast-check";
import { expect, test } from "vitest";
import { portableSha256 } from "../../../src/core/runs/sha256";
import { sha256 } from "../../../src/platform/sha256";
import { anyCharacters } from "../../support/arbitraries";

test("the hash that rules compute is the one that is written", () => {
  expect(portableSha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(portableSha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  for (let length = 0; length < 200; length++)
    expect(portableSha256("é".repeat(length))).toBe(sha256("é".repeat(length)));
  fc.assert(
    fc.property(anyCharacters(60), fc.string({ maxLength: 300 }), (a, b) => {
      for (const text of [a + b, `${b}\ud800${a}`, `${a}\udc00`]) expect(portableSha256(text)).toBe(sha256(text));
    }),
  );
});
