import fc from "fast-check";

/** Pieces that mean something in YAML, JSON or Markdown, so that random texts reach deep into the readers. */
const PIECES = [
  ...Array.from("{}[]:,-?#&*!|>%@`\"'\\~"),
  ...["\n", "\r\n", "\r", "\t", " ", "  ", "    ", "\u2028", "\u0085", "\uFEFF", "\0", "\u{1F600}", "é", "\uD800"],
  ...["---\n", "...\n", "<<: ", "- ", ": ", "? ", "&a ", "*a", "!!str ", "%YAML 1.2\n", "|-\n", ">+2\n", "# c\n"],
  ...["null", "true", "yes", "1e3", "0x1f", ".inf", "2026-11-23T14:05:00Z", '"a": ', '"\\u00', "//", "/*", "*/"],
  ...["<<<<<<< HEAD\n", "=======\n", ">>>>>>> b\n", "__proto__", "constructor", "$schema: "],
  ...[
    "phase: clarify\n",
    "role: ",
    "run_id: r-1\n",
    "status: draft\n",
    "sources: []\n",
    "questions:\n  - id: Q-1\n    text: ",
  ],
];

/**
 * The parameters of a property: the same cases in every run, so that a failure is one of the change at hand. `FUZZ=20`
 * in the environment tries twenty times as many, and others each time.
 */
export function runs(count: number): fc.Parameters<unknown> {
  const factor = Number(process.env.FUZZ ?? "0");
  return factor > 0 ? { numRuns: count * factor } : { numRuns: count, seed: 20_261_123 };
}

/** Texts that a person, an editor or a broken program might leave in a file. */
export function anyText(): fc.Arbitrary<string> {
  const pieces = fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  );
  return fc.oneof(
    pieces.map((parts) => parts.join("")),
    pieces.map((parts) => `---\n${parts.join("")}\n---\ntext`),
    anyCharacters(60),
  );
}

/** At most `maxLength` characters of all that there are; fast-check's own unit for them takes a second to be made. */
export function anyCharacters(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.nat(0x2ff), fc.nat(0x10ffff)).map((code) => String.fromCodePoint(code));
  return fc.string({ unit, maxLength });
}

/** A text with every piece of it between two places removed or doubled, as editing leaves it. */
export function edited(text: string): fc.Arbitrary<string> {
  const place = fc.integer({ min: 0, max: text.length });
  return fc
    .tuple(place, fc.integer({ min: 0, max: 30 }), fc.oneof(fc.constant(""), fc.constantFrom(...PIECES)))
    .map(([at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length));
}
