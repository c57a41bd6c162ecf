import { expertiseModule } from "../../support/modules";
import { manifest } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const FILES = {
  "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }),
  "expertise/payments/refunds.detect.yaml": "schema: 1\ndetectors: { D1: {} }\n",
};

/** A module with a fault, and its twin. */
function fixture(name: string, wrong: string, right: string = expertiseModule()): RuleFixture {
  return { name, path: "expertise/payments/refunds.md", wrong, right, files: FILES };
}

const WORDS =
  "Refund what was paid, once, with a key for each refund of an order, and never more than is still open there";

/** Rules R1 to R3, of which the last is written as given. */
function rules(last: string): string {
  const lead = [1, 2].map((at) => `\n  - { id: R${at}, level: must, text: Rule ${at}., checks: [V${at}] }`);
  return `${lead.join("")}\n  - ${last}`;
}

const source = (id: string, accessed = "2026-11-23"): string =>
  `\n  - { id: ${id}, title: Ours, url: "https://example.com/s", accessed: ${accessed}, tier: primary }`;

const POINT = "Ask the provider for the amount that is still open, and never trust a sum that a client sends.";

/** A brief of so many points. */
function points(count: number): string {
  const lead = Array.from(
    { length: count - 1 },
    () => `- ${POINT} Write down what came back, and show it to whoever asks for it.`,
  );
  return [...lead, "- Stop and ask a human when the sum does not fit the order."].join("\n");
}

function code(lines: number): string {
  return `\`\`\`js\n${"refund(order, open(order), key);\n".repeat(lines)}\`\`\`\n\n${"Refund a part, then the rest, and say so.\n".repeat(10)}`;
}

const FACTS = "| Fact | As of | Source |\n| --- | --- | --- |\n| A refund takes a day | 2026-11 | [S1] |";

/** The sections that stand after Verify, and Facts that were written behind them. */
const ORDER = /(\n## Limits[^]*?)(\n## Facts[^]*)$/;

/** A body whose checks stand before its rules. */
function swapped(body: string): string {
  return body
    .replace(/(## Rules[^]*?)(## Verify[^]*?)(?=## Limits)/, "$2## ⟦diag:wazir/module-section-order⟧Rules⟦/⟧$1")
    .replace("⟦/⟧## Rules", "⟦/⟧");
}

/** Sentences with figures that lack a source, each with one that does not. */
const FIGURES: readonly (readonly [name: string, wrong: string, right: string])[] = [
  [
    "a number",
    "A bank takes ⟦diag:wazir/module-number-without-source⟧14 days⟦/⟧ for it.",
    "A bank takes 14 days for it [S1].",
  ],
  [
    "a percentage",
    "Of all refunds ⟦diag:wazir/module-number-without-source⟧3.5 %⟦/⟧ come twice.",
    "Of all refunds 3.5 % come twice [S2]. So claim a key.",
  ],
  ["a version", "PostgreSQL ⟦diag:wazir/module-number-without-source⟧15⟦/⟧ does so.", "PostgreSQL `15` does so."],
  [
    "a date",
    "Since ⟦diag:wazir/module-number-without-source⟧2025-10-28⟦/⟧ it is law.",
    "Since 2025-10-28 it is law. [S1]",
  ],
  ["a study", "⟦diag:wazir/module-number-without-source⟧Studies show⟦/⟧ that people ask again.", "People ask again."],
  [
    "a range",
    "Wait ⟦diag:wazir/module-number-without-source⟧30–60 s⟦/⟧ and ask again.",
    "Wait 30–60 s and ask again, which is our default.",
  ],
  [
    "a source in the next sentence",
    "It takes ⟦diag:wazir/module-number-without-source⟧2 hours⟦/⟧. Banks say so [S1].",
    "It takes two hours. Banks say so [S1].",
  ],
  [
    "a row",
    "| Bank | Days |\n| --- | --- |\n| Ours | ⟦diag:wazir/module-number-without-source⟧14⟦/⟧ |",
    "| Bank | Days | By |\n| --- | --- | --- |\n| Ours | 14 | [S1] |",
  ],
  [
    "a money",
    "A fee of ⟦diag:wazir/module-number-without-source⟧€25⟦/⟧ is usual.",
    "A fee, for example €25, may be usual.",
  ],
  [
    "a unit after a status",
    "It took ⟦diag:wazir/module-number-without-source⟧404 ms⟦/⟧.",
    "It gave 404, then 502–504, and TLS 1.3 with SHA-256 to port 443 of a 64-bit host (RFC 9110, section 9.2.2).",
  ],
  [
    "a count after a status",
    "Some ⟦diag:wazir/module-number-without-source⟧200⟦/⟧ refunds wait.",
    "Two 500 responses, one 2xx, p95, HTTP/2, step 3, 1 row and the 2nd of them.",
  ],
];

const CHECKED =
  "- **V1** Ask at 400 % zoom. Pass: it takes less than 2 s.\n- **V2** Ask. Pass: yes.\n- **V3** Ask. Pass: yes.";

/** The sections from Verify on, and an Example that was written behind them. */
const EXAMPLE = /(\n## Verify[^]*?)(\n## Example[^]*)$/;

function figureFixtures(): readonly RuleFixture[] {
  const filler =
    "\n\nDecide with the people who keep the books who bears the rest, and write the answer into the order. Where goods come back in parts, refund each part when it is there, and keep the list of parts with the refund.\n";
  const within = (text: string): string => expertiseModule({}, { Limits: text + filler.repeat(3) });
  return FIGURES.map(([name, wrong, right]) => fixture(`${name} without a source`, within(wrong), within(right)));
}

/** What is asked of an expertise module as a whole. */
export const MODULE_FIXTURES: readonly RuleFixture[] = [
  fixture(
    "a section that is missing",
    expertiseModule({}, { Limits: "" }).replace("# Refunds", "⟦diag:wazir/module-section-missing⟧# Refunds⟦/⟧"),
  ),
  fixture(
    "a title that is missing",
    expertiseModule().replace("# Refunds\n\n## Brief", "⟦diag:wazir/module-section-missing⟧## Brief⟦/⟧"),
  ),
  fixture(
    "a section without text",
    expertiseModule({}, { Limits: "…" }).replace("## Limits", "⟦diag:wazir/module-section-empty⟧## Limits⟦/⟧"),
  ),
  fixture(
    "a section of another name, and one of a lower level",
    expertiseModule({}, { Reading: "Ours.", Notes: "Ours." })
      .replace("Reading", "⟦diag:wazir/module-section-unknown⟧Reading⟦/⟧")
      .replace("Notes", "⟦diag:wazir/module-section-unknown⟧Notes⟦/⟧"),
    expertiseModule({}, { Reading: "Ours.", Notes: "Ours." }).replace(/## (?=Reading|Notes)/g, "### "),
  ),
  fixture("sections in another order", swapped(expertiseModule())),
  fixture(
    "a brief of four points",
    expertiseModule({}, { Brief: points(4) }).replace("## Brief", "⟦diag:wazir/module-brief⟧## Brief⟦/⟧"),
    expertiseModule({}, { Brief: points(5) }),
  ),
  fixture(
    "a brief that does not say when to stop",
    expertiseModule({}, { Brief: points(5).replace(/- Stop.*/, `- ⟦diag:wazir/module-brief⟧${POINT}⟦/⟧`) }),
    expertiseModule({}, { Brief: points(7) }),
  ),
  fixture(
    "a summary of too many tokens",
    expertiseModule({ summary: `⟦diag:wazir/module-length⟧${WORDS}, whatever a customer or a clerk may say⟦/⟧` }),
    expertiseModule({ summary: WORDS }),
  ),
  fixture(
    "a brief of too few tokens",
    expertiseModule({}, { Brief: "- Go.\n- Go on.\n- Go.\n- Go on.\n- Stop and ask." }).replace(
      "## Brief",
      "⟦diag:wazir/module-length⟧## Brief⟦/⟧",
    ),
  ),
  fixture(
    "a body that is too short for its kind",
    expertiseModule({ kind: "practice" }, { "Failure modes": "None." })
      .replace("# Refunds", "⟦diag:wazir/module-length⟧# Refunds⟦/⟧")
      .replace(/(## Verify[^]*?)(## Limits[^]*?)(## Failure modes[^]*)$/, "$3\n$1$2"),
  ),
  fixture(
    "too much code",
    expertiseModule({}, { Limits: code(30) }).replace("```js", "⟦diag:wazir/module-code-share⟧```js⟦/⟧"),
    expertiseModule({}, { Limits: code(10) }),
  ),
  fixture(
    "a source, a detector and a check that nothing names",
    expertiseModule({
      rules: rules("{ id: R3, level: may, text: Rule 3. }"),
      detect:
        "\n  - { id: ⟦diag:wazir/module-part-unused⟧D1⟦/⟧, rule: R3, engine: glob, pattern: a, message: Look., confidence: low }",
      sources: source("S1") + source("S2") + source("⟦diag:wazir/module-part-unused⟧S3⟦/⟧"),
    }).replace("**V3**", "**⟦diag:wazir/module-part-unused⟧V3⟦/⟧**"),
    expertiseModule(
      {
        rules: rules("{ id: R3, level: may, text: Rule 3., detect: [D1], checks: [V3] }"),
        detect: "\n  - { id: D1, rule: R3, engine: glob, pattern: a, message: Look., confidence: low }",
        sources: source("S1") + source("S2") + source("S3"),
      },
      { Limits: "Refund a part, then the rest, and say so [S1, S3].\n".repeat(10) },
    ),
  ),
  fixture(
    "a rule without its paragraph",
    expertiseModule({
      rules: `${rules("{ id: R3, level: may, text: Rule 3., checks: [V3] }")}\n  - { id: ⟦diag:wazir/module-rule-unexplained⟧R4⟦/⟧, level: may, text: Rule 4. }`,
    }),
  ),
  ...figureFixtures(),
  fixture(
    "a figure that a check asks for, and one that it is tried with",
    expertiseModule({}, { Verify: CHECKED }).replace("2 s", "⟦diag:wazir/module-number-without-source⟧2 s⟦/⟧"),
    expertiseModule({}, { Verify: CHECKED }).replace("Banks take days", "Pages take less than 2 s [S1]"),
  ),
  fixture(
    "figures under Example, in a sentence and in a table",
    expertiseModule({}, { Example: "It takes ⟦diag:wazir/module-number-without-source⟧9 days⟦/⟧." }).replace(
      EXAMPLE,
      "$2$1",
    ),
    expertiseModule({}, { Example: "| Before | After |\n| --- | --- |\n| Wait | Wait 9 days |" }).replace(
      EXAMPLE,
      "$2$1",
    ),
  ),
  fixture(
    "dates that contradict each other",
    expertiseModule({
      sources: source("S1") + source("S2", "2026-11-29"),
      verified: "⟦diag:wazir/module-dates⟧2026-11-28⟦/⟧",
      review_by: "⟦diag:wazir/module-dates⟧2026-11-28⟦/⟧",
    }),
  ),
  fixture(
    "a module that is verified tomorrow, and reviewed too late",
    expertiseModule({
      verified: "⟦diag:wazir/module-dates⟧2026-11-29⟦/⟧",
      review_by: "⟦diag:wazir/module-dates⟧2027-11-30⟦/⟧",
    }),
    expertiseModule({ verified: "2026-11-28", review_by: "2027-11-28" }),
  ),
  fixture(
    "facts that are reviewed too late",
    expertiseModule({ review_by: "⟦diag:wazir/module-dates⟧2027-05-26⟦/⟧" }, { Facts: FACTS }).replace(ORDER, "$2$1"),
    expertiseModule({ review_by: "2027-05-25" }, { Facts: FACTS }).replace(ORDER, "$2$1"),
  ),
  fixture(
    "a review that is over",
    expertiseModule({
      sources: source("S1", "2026-01-01") + source("S2", "2026-01-01"),
      verified: "2026-01-01",
      review_by: "⟦diag:wazir/module-review-due⟧2026-11-27⟦/⟧",
    }),
    expertiseModule({ review_by: "2026-11-28" }),
  ),
];
