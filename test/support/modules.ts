import { markdownOf, yamlOf, type Lines } from "./texts";

/** The sections of a rubric without fault, by their headings. */
const SECTIONS: Lines = {
  Brief: `- A refund gives back money that was paid. Tie each one to the payment that it gives back.
- Ask the provider for the amount that is still open before you refund, and never trust a sum that a client sends.
- Claim a key for the refund before the call, so that a second click finds the first one.
- Write the refund down as asked for, then call the provider, then write down what came back.
- Show the customer what will happen and when, in the words of the provider.
- Stop and ask a human when the payment was made by another system, or when the sum does not fit the order.`,
  "When it applies": `| Situation | Do |
| --- | --- |
| A customer sends goods back | Refund the price of these goods, with the tax that was paid on them |
| A payment was taken twice | Refund the second payment in full, and keep the first |
| The order was never paid | Do not refund: cancel the order and say so |
| The payment is too old for the provider | Pay by bank transfer after a human has looked at it |
| A part of the order cannot be sent | Refund the price of that part as soon as it is known, and send the rest |
| The customer paid with a voucher | Give the voucher back, and no money |
| The price fell after the sale | This is no refund: give credit, and book it as a discount |
| Fees were charged for the payment | Ask the contract with the provider whether fees come back, and book them apart from the price |
| The same person asks a third time | Show what was refunded so far, and let a human decide |
| The order is under dispute at the bank | Do not refund as well: answer the dispute, and wait for its end |`,
  Rules: `**R1 Never more than was paid (must).** The sum of all refunds of a payment stays at or below the payment. Two workers can both see the same open amount, so the check and the write stand in one transaction [S1].

**R2 One key for one refund (must).** A click that comes twice finds the row of the first and gives back its answer. The key is made from the order and the reason, so that a new reason is a new refund.

**R3 Say what is happening (should).** The customer sees at once that the refund was asked for, and later that it was made. Banks take days, and a silent page makes people ask again [S2].`,
  Verify: `- **V1** Send two refunds of the whole payment at the same time. Pass: one is made, and the other one is refused with the open amount.
- **V2** Send the same refund twice. Pass: there is one row, and both answers are the same.
- **V3** Ask the page after each step. Pass: it names the step, and it never says that money was sent before the provider did.`,
  Limits: `This holds for refunds through a provider of payments. It says nothing of chargebacks, where the bank takes the money and the shop has to show that the sale was right. It does not cover stores that keep a balance for their customers either: there a refund is a booking in your own books, and no provider has to be asked.

A refund of a payment in another currency may give back another sum than was paid, because the rate has moved since. Decide with the people who keep the books who bears that, and write the answer into the order. Where goods come back in parts, refund each part when it is there, and keep the list of parts with the refund, so that the last part does not pay for the first one again.`,
};

const source = (id: string): string =>
  `{ id: ${id}, title: Ours, url: "https://example.com/${id}", accessed: 2026-11-23, tier: primary }`;

/** The header of such a module. */
const HEADER: Lines = {
  id: "payments/refunds",
  schema: "1",
  title: "Refunds",
  kind: "rubric",
  summary: "Refund what was paid, once.",
  aliases: "[refund, credit, chargeback]",
  symptoms: "[refunded twice, refund lost, refund too high]",
  applies: '{ stacks: ["*"], concerns: [payments] }',
  tiers: "{ executor: L2 }",
  severity: "high",
  rules: [1, 2, 3].map((at) => `\n  - { id: R${at}, level: must, text: Rule ${at}., checks: [V${at}] }`).join(""),
  sources: `\n  - ${source("S1")}\n  - ${source("S2")}`,
  verified: "2026-11-23",
  review_by: "2027-05-23",
  related: "[architecture/distributed/idempotency-and-retry]",
};

/** A valid expertise module, a rubric without fault, with some lines of its header and some sections changed. */
export function expertiseModule(changes: Lines = {}, sections: Lines = {}): string {
  return markdownOf({ ...HEADER, ...changes }, moduleBody(sections));
}

/** The body of such a module; an empty text leaves a section out, and new ones stand at the end. */
function moduleBody(sections: Lines = {}): string {
  const written = Object.entries({ ...SECTIONS, ...sections }).filter(([, text]) => text !== "");
  return `# Refunds\n${written.map(([heading, text]) => `\n## ${heading}\n\n${text}\n`).join("")}`;
}

/** The line of a header that stands for all the keys that are not shown. */
const REST = /^# and the rest of the header.*$/m;

/**
 * A module of which only a part is shown, as a whole: the keys of a good header that are not there stand for the line
 * that says so, its body for one that is not shown, and its sections for a line `…`: under a heading the section's own
 * text, and under the title all that are not shown.
 */
export function wholeModule(shown: string): string {
  const keys = new Set([...shown.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  const rest = Object.fromEntries(Object.keys(HEADER).map((key) => [key, keys.has(key) ? "" : (HEADER[key] ?? "")]));
  const whole = shown.replace(REST, yamlOf(rest).trimEnd());
  const [, header = "", body = ""] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(whole) ?? [];
  if (body.trim() === "") return `${header}\n${moduleBody()}`;
  const headings = new Set([...body.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading));
  const left = Object.entries(SECTIONS).filter(([heading]) => !headings.has(heading));
  const filled = body
    .replace(/^## (.*)\n\n…$/gm, (line, heading: string) => line.replace("…", SECTIONS[heading] ?? ""))
    .replace(/^…$/m, left.map(([heading, text]) => `## ${heading}\n\n${text}`).join("\n\n"));
  return header + filled;
}
