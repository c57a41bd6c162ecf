import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { tokenCounter } from "../../../src/platform/count-tokens";

const count = await tokenCounter();

test.each([
  ["nothing", "", 0],
  ["two words", "hello world", 2],
  ["a word that steers a model counts as the text it is", "<|endoftext|>", 7],
])("%s", (_name, text, tokens) => {
  expect(count(text)).toBe(tokens);
});

test("ordinary text is counted as the tokenizer does", () => {
  const text = `é 😀 src/core/x.ts:12:3 error foo\n${"-".repeat(256)}\n  ${"a".repeat(256)} 1234567890 ${"9".repeat(2000)}\n`;
  expect(count(text)).toBe(countTokens(text));
});

test("a megabyte without a blank is counted in a moment, and nearly the same", () => {
  const [letters, signs] = ["ab".repeat(1000), "😀=".repeat(1000)];
  for (const text of [letters, signs]) {
    expect(count(text)).toBeGreaterThanOrEqual(countTokens(text));
    expect(count(text)).toBeLessThanOrEqual(countTokens(text) + 16);
  }
  const base64 = Buffer.from(Array.from({ length: 150_000 }, (_, n) => (n * n * 2_654_435_761) % 251)).toString(
    "base64",
  );
  expect(Math.abs(count(base64) / countTokens(base64) - 1)).toBeLessThan(0.001);
  // In one piece this takes hours, which no time limit of a test allows.
  expect(count("a".repeat(1_000_000))).toBeGreaterThan(100_000);
});
