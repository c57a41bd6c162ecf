import { expertiseModule } from "../../support/modules";
import { manifest } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const MODULE = "expertise/payments/refunds.md";
const KEY_FACTS = "expertise/key-facts.yaml";
const FILES = { "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }), "expertise/.keep": "" };

/** Enough words for a body that has one section less. */
const FILLER =
  "\n\nIt says nothing of chargebacks, where the bank takes the money and the shop has to show that the sale was right. It does not cover stores that keep a balance for their customers either: there a refund is a booking in your own books.";

/** A module with this text under Limits. */
function saying(text: string): string {
  return expertiseModule({}, { Limits: text + FILLER });
}

/** A text with one finding, and its twin. */
function fixture(name: string, wrong: string, right: string, files: RuleFixture["files"] = {}): RuleFixture {
  return { name, path: MODULE, wrong, right, files: { ...FILES, ...files } };
}

function texts(name: string, wrong: string, right: string): RuleFixture {
  return fixture(name, saying(wrong), saying(right));
}

const LONG =
  "When a customer asks for a refund and the payment was made a long time ago by another card than the one that is on file now, ask the bank for another account, and write the answer into the order.";

const SOURCES = (tier: string): string =>
  ["primary", tier]
    .map(
      (one, at) =>
        `\n  - { id: S${at + 1}, title: Ours, url: "https://shops.dev/a", accessed: 2026-11-23, tier: ${one} }`,
    )
    .join("");

const HARD = "Organisational accountability necessitates comprehensive documentation. ".repeat(40);

/** A module with one more section in its place. */
function withSection(heading: string, text: string, before: string): string {
  const added = `\n## ${heading}\n\n${text}\n`;
  return expertiseModule().replace(`\n## ${before}`, `${added}\n## ${before}`);
}

const fact = (cells: string): string =>
  withSection("Facts", `| Fact | As of | Source |\n| --- | --- | --- |\n${cells}`, "Limits");

const SAME =
  "A refund in another currency may give back another sum than was paid, because the rate has moved since. Decide with the people who keep the books who bears that, and write the answer into the order.";

const days = (value: string): string =>
  `facts:\n  refund-days:\n    value: "${value}"\n    near: [bank, refund]\n    phrase: takes {} days\n    source: https://example.com/banks\n    as_of: 2026-11\n`;

/** An antipattern of five entries, of which the last is as given. */
function entries(last: string): string {
  const rules = [1, 2, 3, 4, 5].map(
    (at) => `\n  - { id: R${at}, level: must, text: Rule ${at}., checks: [V${Math.min(at, 3)}] }`,
  );
  const lead = [1, 2, 3, 4].map(
    (at) => `**R${at} By hand (must).** *Tell:* a typed sum. *Harm:* it is wrong. *Fix:* the order [S1, S2].`,
  );
  return expertiseModule({ kind: "antipattern", rules: rules.join("") })
    .replace(/## Rules\n[^]*?(?=\n## Verify)/, `## Entries\n\n${[...lead, last].join("\n\n")}\n`)
    .replace(
      "## Limits\n",
      `## Limits\n\n${"Refund each part when it is there, and keep the list of parts with it.\n".repeat(45)}`,
    );
}

/** What is asked of the words, the code and the facts of a module. */
export const MODULE_WORDING_FIXTURES: readonly RuleFixture[] = [
  texts("a sentence of many words", `⟦diag:wazir/module-long-sentence⟧${LONG}⟦/⟧`, LONG.replace(", ask", ". Ask")),
  texts(
    "words that say nothing",
    "Build a ⟦diag:wazir/module-vague-word⟧robust⟦/⟧ flow ⟦diag:wazir/module-vague-word⟧in\norder to⟦/⟧ refund.",
    'Nobody needs a "robust" flow, nor `in order to`. Robustness is measured.',
  ),
  texts(
    "names in other letters",
    "Write it in ⟦diag:wazir/module-term⟧Javascript⟦/⟧ on ⟦diag:wazir/module-term⟧Github⟦/⟧.",
    "Write it in JavaScript on GitHub, not `Github`.",
  ),
  fixture(
    "a text that is hard to read",
    saying(HARD).replace("# Refunds", "⟦diag:wazir/module-reading-grade⟧# Refunds⟦/⟧"),
    saying("Say who answers for it. ".repeat(40)),
  ),
  texts(
    "keys and passwords",
    '```js\nconst token = "⟦diag:wazir/module-secret⟧9f8a7b6c5d4e3f2a1b0c9d8e⟦/⟧";\nuse("⟦diag:wazir/module-secret⟧AKIA2E0A8F3B244C9986⟦/⟧");\n```',
    '```js\nconst token = "example-key";\nuse("AKIAIOSFODNN7EXAMPLE", token);\n```',
  ),
  fixture(
    "hosts of anyone",
    expertiseModule(
      { sources: SOURCES("primary") },
      {
        Limits:
          "Send it to https://⟦diag:wazir/module-domain⟧refunds-shop.com⟦/⟧/hook or ada@⟦diag:wazir/module-domain⟧refunds.io⟦/⟧." +
          FILLER,
      },
    ),
    expertiseModule(
      { sources: SOURCES("primary") },
      {
        Limits:
          "Send it to https://a.example.com/hook, http://localhost:80, http://10.1.2.3, https://api.shops.dev/v1 or ada@example.org." +
          FILLER,
      },
    ),
  ),
  texts(
    "a block without its language",
    "⟦diag:wazir/module-code-label⟧```⟦/⟧\nrefund();\n```",
    "```text\nrefund();\n```",
  ),
  texts(
    "a language that is none",
    "⟦diag:wazir/module-code-language⟧```javasript⟦/⟧\nrefund();\n```",
    "```sql\nselect 1;\n```",
  ),
  texts(
    "faults of syntax",
    '```json\n{ "a": 1,⟦diag:wazir/module-code-syntax⟧}⟦/⟧\n```\n\n```ts\nconst a: number ⟦diag:wazir/module-code-syntax⟧=⟦/⟧ = 1;\n```',
    '```json\n{ "a": 1 }\n```\n\n```ts\nconst a: number = 1;\n```\n\n```yaml\na: 1\n```\n\n```go\nx := 1\n```',
  ),
  texts(
    "a long block",
    `⟦diag:wazir/module-code-size⟧\`\`\`text⟦/⟧\n${"a\n".repeat(31)}\`\`\``,
    `\`\`\`text\n${"a\n".repeat(30)}\`\`\``,
  ),
  fixture(
    "three blocks under Example",
    withSection(
      "Example",
      "```js\na();\n```\n\n```js\nb();\n```\n\n⟦diag:wazir/module-code-size⟧```js⟦/⟧\nc();\n```",
      "Verify",
    ),
    withSection("Example", "```js\na();\n```\n\n```js\nb();\nc();\n```", "Verify"),
  ),
  fixture(
    "a check without its pass",
    expertiseModule(
      {},
      {
        Verify:
          "- **V1** Ask. Pass: yes.\n- **⟦diag:wazir/module-check-without-pass⟧V2⟦/⟧** Ask.\n- **V3** Ask. Passes if it answers.",
      },
    ),
    expertiseModule({}, { Verify: "- **V1** Ask. Pass: yes.\n- **V2** Ask. Pass: yes.\n- **V3** Ask. Pass: yes." }),
  ),
  fixture(
    "one primary source",
    expertiseModule({ "⟦diag:wazir/module-primary-sources⟧sources⟦/⟧": SOURCES("secondary"), sources: "" }),
    expertiseModule({ sources: SOURCES("primary") }),
  ),
  fixture(
    "an entry without its fix",
    entries("**⟦diag:wazir/module-entry⟧R5⟦/⟧ Twice (must).** *Tell:* two clicks. *Harm:* money lost."),
    entries("**R5 Twice (must).** *Tell:* two clicks. *Harm:* money lost. *Fix:* one key."),
  ),
  fixture(
    "facts without their month or source",
    fact(
      "⟦diag:wazir/module-fact-row⟧| It is slow | today | [S1] |⟦/⟧\n⟦diag:wazir/module-fact-row⟧| It is slow | 2026-12 | [S1] |⟦/⟧\n⟦diag:wazir/module-fact-row⟧| It is slow | `x` 2026 | us |⟦/⟧",
    ),
    fact("| It takes 14 days | 2026-11 | [S1] |\n| It takes two forms | CLDR 48 | [S2] |"),
  ),
  {
    ...fixture(
      "a module that nobody comes to",
      expertiseModule({ id: "⟦diag:wazir/module-orphan⟧payments/refunds⟦/⟧", related: "" }),
      expertiseModule(),
    ),
  },
  fixture(
    "a paragraph of another module",
    saying(`⟦diag:wazir/module-repeated-text⟧${SAME.replace("ought", "should")}⟦/⟧`),
    saying("What a refund in another currency gives back: `payments/currencies`."),
    { "expertise/payments/currencies.md": `---\nid: payments/currencies\n---\n\n# Currencies\n\n${SAME}\n` },
  ),
  fixture(
    "another value of a key fact",
    saying("A bank takes ⟦diag:wazir/module-fact-conflict⟧10⟦/⟧ days for a refund [S2]."),
    saying("A bank takes 14\ndays for a refund [S2]. A shop takes 10 days for goods [S2]."),
    { [KEY_FACTS]: days("14") },
  ),
  {
    name: "a key fact that nobody states",
    path: KEY_FACTS,
    wrong: days("14").replace("refund-days", "⟦diag:wazir/key-fact-unused⟧refund-days⟦/⟧").replace("takes", "needs"),
    right: days("14"),
    files: { ...FILES, [MODULE]: saying("A bank takes 14 days for a refund [S2].") },
  },
];
