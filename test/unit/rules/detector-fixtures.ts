import { expertiseModule } from "../../support/modules";
import { manifest } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const MODULE = "expertise/payments/refunds.md";
const SAMPLES = "expertise/payments/refunds.detect.yaml";
const MANIFEST = manifest({ paths: "{ expertise: expertise }" });

/** A module with a detector, and the samples of the detector. */
const detecting = (detector: string): string =>
  expertiseModule({
    rules: [1, 2, 3]
      .map(
        (at) =>
          `\n  - { id: R${at}, level: must, text: Rule ${at}., checks: [V${at}]${at === 3 ? ", detect: [D1]" : ""} }`,
      )
      .join(""),
    detect: `\n  - { ${detector}, message: Look., confidence: low }`,
  });
const REGEX = (pattern: string): string =>
  `id: D1, rule: R3, engine: regex, languages: [typescript], pattern: '${pattern}'`;
const samples = (positive: string, negative: string): string =>
  `schema: 1\ndetectors:\n  D1:\n    positive: ["refund(1)", ${positive}]\n    negative: ["refunds", ${negative}]\n`;

const FOUND = String.raw`\brefund\(`;
const files = (beside: string): Readonly<Record<string, string>> => ({
  "wazir.manifest.yaml": MANIFEST,
  [SAMPLES]: beside,
});
const GOOD = samples('"await refund(2)"', '"// no call"');

/** What detectors and their samples do wrong. */
export const DETECTOR_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a detector whose pattern is refused",
    path: MODULE,
    wrong: detecting(REGEX("(a+)+").replace("D1", "⟦diag:wazir/detector-fault⟧D1⟦/⟧")),
    right: detecting(REGEX(FOUND)),
    files: files(GOOD),
  },
  {
    name: "a detector for a language without a grammar",
    path: MODULE,
    wrong: detecting(
      "id: ⟦diag:wazir/detector-fault⟧D1⟦/⟧, rule: R3, engine: ast-grep, languages: [sql], pattern: refund($A)",
    ),
    right: detecting("id: D1, rule: R3, engine: ast-grep, languages: [go], pattern: refund($A)"),
    files: files(GOOD),
  },
  {
    name: "a detector that no sample shows",
    path: MODULE,
    wrong: detecting(REGEX(FOUND).replace("D1", "⟦diag:wazir/detector-without-samples⟧D2⟦/⟧")).replace("[D1]", "[D2]"),
    right: detecting(REGEX(FOUND)),
    files: files(GOOD),
  },
  {
    name: "a sample that is not found, and one that is and should not be",
    path: SAMPLES,
    wrong: samples(
      '⟦diag:wazir/detector-samples⟧"await refunded(2)"⟦/⟧',
      '⟦diag:wazir/detector-samples⟧"refund(0)"⟦/⟧',
    ),
    right: GOOD,
    files: { "wazir.manifest.yaml": MANIFEST, [MODULE]: detecting(REGEX(FOUND)) },
  },
  {
    name: "a sample that is found in another line than it says, and samples of no detector",
    path: SAMPLES,
    wrong: `${samples('⟦diag:wazir/detector-samples⟧{ text: "//\\nrefund(2)", lines: [1] }⟦/⟧', '"// no call"')}  ⟦diag:wazir/detector-samples⟧D2⟦/⟧: { positive: [a, b], negative: [c, d] }\n`,
    right: samples('{ text: "//\\nrefund(2)", lines: [2] }', '"// no call"'),
    files: { "wazir.manifest.yaml": MANIFEST, [MODULE]: detecting(REGEX(FOUND)) },
  },
];
