import type { Sample } from "./read-samples";

/** Characters of a hostile text for a regular expression: a generated file of one line. */
const LONG = 100_000;

/** Characters of one for a grammar, which takes longer over each. */
const LONG_PROGRAM = 10_000;

/** How deep programs are nested that nobody wrote by hand. */
const DEEP = 200;

/**
 * Texts that make a careless detector slow: very long lines, deep nesting, and what it looks for over and over, whole and with
 * its end cut off. A detector has to come through each of them in time.
 */
export function hostileTexts(engine: string, samples: readonly Sample[]): readonly string[] {
  const length = engine === "ast-grep" ? LONG_PROGRAM : LONG;
  const wanted = samples.filter(({ isPositive }) => isPositive).map(({ text }) => text.replace(/\s+/g, " ").trim());
  const cut = wanted.map((text) => text.slice(0, Math.ceil(text.length * 0.8)));
  const units = ["a", " ", "a ", "\n", "((", "x = [", '"', ...wanted, ...cut];
  const nested = ["f(", "[", "{ ("].map(
    (open) => open.repeat(DEEP) + Array.from(open).reverse().map(closing).join("").repeat(DEEP),
  );
  return [
    ...units.filter((unit) => unit !== "").map((unit) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
    ...nested,
  ];
}

function closing(open: string): string {
  return { "(": ")", "[": "]", "{": "}" }[open] ?? "";
}
