/** A module of a workspace with one detector, as small as it may be. */
export function ownModule(pattern: string, more: Readonly<Record<string, string>> = {}): string {
  const fields = Object.entries({ engine: "regex", confidence: "high", languages: "[typescript]", ...more });
  return [
    "---",
    "id: area/own",
    "schema: 1",
    "title: Our own",
    "kind: practice",
    "summary: Do it our way.",
    "aliases: [a, b, c]",
    "symptoms: [a, b, c]",
    'applies: { stacks: ["*"], concerns: [] }',
    "tiers: { executor: L2 }",
    "severity: low",
    "rules:",
    '  - { id: R1, level: should, text: "Call ours.", detect: [D1] }',
    '  - { id: R2, level: must, text: "Second." }',
    '  - { id: R3, level: must, text: "Third." }',
    "detect:",
    "  - id: D1",
    "    rule: R1",
    ...fields.map(([key, value]) => `    ${key}: ${value}`),
    `    pattern: ${pattern}`,
    "    message: Theirs is called.",
    "sources: []",
    "verified: 2026-11-01",
    "review_by: 2027-05-01",
    "---",
    "",
    "# Our own",
    "",
    "## Brief",
    "",
    "- Ours is `tested`; [theirs](command:evil) is not.",
    "",
    "## Rules",
    "",
    "**R1 Ours (should).** Because.",
    "",
  ].join("\n");
}

/** A module that ships, and its rules. */
export const MODULE = "architecture/distributed/idempotency-and-retry";

/** What its detector of payments sees. */
export const PAYMENT = "await stripe.paymentIntents.create({ amount });\n";
