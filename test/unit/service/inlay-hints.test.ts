import { expect, test } from "vitest";
import { inlayHintsIn, tierHintsIn } from "../../../src/service/features/inlay-hints";
import { toCrlf } from "../../support/document-cases";
import { parseMarked } from "../../support/markers";
import { count } from "../../support/expertise";
import { expertiseModule } from "../../support/modules";
import { projectWith, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { manifest, plan, role, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const LONG = "Given no record for a key and two instances of the service, one payment is made.";
const FILES: Readonly<Record<string, string>> = {
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: workflows }" }),
  "roles/tester.md": role({ title: "Tester of loads" }),
  [`${ARTIFACTS}/spec.md`]: spec({
    acceptance_criteria: `\n  - { id: AC-1, text: One payment. }\n  - { id: AC-2, text: '${LONG}' }`,
  }),
};

/** The text with its hints written in it as marks: `⟦hint:title⟧⟦/⟧`. */
async function hinted(path: string, text: string, lines: readonly [number, number] = [0, 999]): Promise<string> {
  const context = await contextWith({ ...FILES, [path]: text });
  const document = openText(path, text);
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return [...inlayHintsIn(context, document, range)].reverse().reduce((now, { position, label, paddingLeft }) => {
    const at = document.offsetAt(position);
    const title = typeof label === "string" ? label : label.map(({ value }) => value).join("");
    const mark = `⟦hint:${title}${paddingLeft === true ? "" : "!"}⟧⟦/⟧`;
    return now.slice(0, at) + mark + now.slice(at);
  }, text);
}

const CASES: readonly (readonly [what: string, path: string, marked: string])[] = [
  [
    "criteria, behind each id and its quotes",
    `${ARTIFACTS}/implementation-plan.md`,
    plan({
      tasks:
        "\n  - { id: T-1, covers: [AC-1⟦hint:One payment.⟧⟦/⟧, 'AC-2'⟦hint:Given no record for a key and two instances of …⟧⟦/⟧, AC-3] }",
    }),
  ],
  [
    "a role whose title says more than its id",
    "workflows/load-test.md",
    workflow({ role: "tester⟦hint:Tester of loads⟧⟦/⟧" }),
  ],
  ["a role whose title says the same", "workflows/load-test.md", workflow({ role: "reviewer" })],
  ["a document that is none of ours", "notes.yaml", "role: tester\n"],
];

test.each(CASES)("%s", async (_what, path, marked) => {
  for (const text of [marked, toCrlf(marked)]) expect(await hinted(path, parseMarked(text).text)).toBe(text);
});

test("only what is in the range that is asked for", async () => {
  const text = plan({ tasks: "\n  - { id: T-1, covers: [AC-1] }\n  - { id: T-2, covers: [AC-1] }" });
  const line = text.split("\n").findIndex((one) => one.includes("T-2"));
  const shown = await hinted(`${ARTIFACTS}/implementation-plan.md`, text, [line, line + 1]);
  expect(shown.match(/⟦hint:/g)).toHaveLength(1);
  expect(shown).toContain("T-2, covers: [AC-1⟦hint:One payment.⟧⟦/⟧]");
});

test("the tokens of each tier of a module against its band; none without a tokenizer", async () => {
  const { project, files } = await projectWith({
    "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }),
  });
  const text = expertiseModule();
  const document = openText("expertise/payments/refunds.md", text);
  const context = { ...(await contextWith()), project, files };
  const hints = await tierHintsIn({ ...context, instruments: { tokens: () => Promise.resolve(count) } }, document);
  expect(hints.map(({ label }) => label)).toEqual([
    expect.stringMatching(/^L0 \d+ of ≤ 30 tokens$/),
    expect.stringMatching(/^L1 \d+ of 120–250 tokens$/),
    expect.stringMatching(/^L2 \d+ of 600–1500 tokens$/),
  ]);
  const lines = hints.map(({ position }) => text.split("\n")[position.line]);
  expect(lines).toEqual(["summary: Refund what was paid, once.", "## Brief", "# Refunds"]);
  expect(await tierHintsIn(context, document)).toEqual([]);
});
