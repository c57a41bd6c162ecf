import { describe, expect, test } from "vitest";
import { checkDocument, ruleContext } from "../../../src/core/rules/check-document";
import { offerFixes } from "../../../src/core/rules/offer-fixes";
import { applyChanges } from "../../../src/core/text/text-change";
import { toCrlf } from "../../support/document-cases";
import { expertiseModule } from "../../support/modules";
import { checkedText } from "../../support/projects";
import { manifest } from "../../support/texts";

const PATH = "expertise/payments/refunds.md";
const FILES = { "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }), "expertise/.keep": "" };

/** What is found in a module, and the title and text of each fix that is offered for it. */
async function offered(text: string): Promise<readonly (readonly [code: string, title: string, text: string])[]> {
  const checked = await checkedText(PATH, text, FILES);
  const known = await checkDocument(checked);
  const context = await ruleContext(checked);
  const found = await Promise.all(
    known.map(async (finding) =>
      (await offerFixes(finding, context, known)).map(({ title, files }) => {
        const [file] = files;
        return [finding.code, title, file?.kind === "edit" ? applyChanges(text, file.changes) : ""] as const;
      }),
    ),
  );
  return found.flat();
}

const whole = expertiseModule();
const swapped = whole.replace(/(## Rules[^]*?)(## Verify[^]*?)(?=## Limits)/, "$2$1");
const limits = /\n## Limits[^]*$/;
const rules = /## Rules[^]*?(?=## Verify)/;

/** A module, and what the one fix that is offered makes of it. */
const CASES: readonly (readonly [name: string, wrong: string, title: string, right: string])[] = [
  ["sorts the sections", swapped, "Sort the sections", whole],
  [
    "puts a section at its place, to be written",
    whole.replace(rules, ""),
    "Insert the section `Rules`",
    whole.replace(rules, "## Rules\n\n…\n\n"),
  ],
  [
    "puts the last section at the end",
    whole.replace(limits, "\n"),
    "Insert the section `Limits`",
    whole.replace(limits, "\n## Limits\n\n…\n"),
  ],
  ["writes the title", whole.replace("# Refunds\n\n", ""), "Insert the title", whole],
  ["names a section right", whole.replace("## Verify", "## Verifi"), "Replace with `Verify`", whole],
  [
    "sets the last day for a review",
    expertiseModule({ review_by: "2030-01-01" }),
    "Replace with `2027-11-23`",
    expertiseModule({ review_by: "2027-11-23" }),
  ],
  [
    "writes a name as its makers do",
    expertiseModule({}, { Limits: "It runs on Javascript.\n\n" + "Refund each part when it is there.\n".repeat(20) }),
    "Replace with `JavaScript`",
    expertiseModule({}, { Limits: "It runs on JavaScript.\n\n" + "Refund each part when it is there.\n".repeat(20) }),
  ],
];

describe.each([
  ["LF", (text: string) => text],
  ["CRLF", toCrlf],
])("with %s, a fix", (_name, spelled) => {
  test.each(CASES)("%s", async (_case, wrong, title, right) => {
    const fixes = await offered(spelled(wrong));
    expect(fixes.filter(([, own]) => own === title).map(([, , text]) => text)).toEqual([spelled(right)]);
  });
});

test("an id that is missing is offered as the path", async () => {
  const fixes = await offered(expertiseModule({ id: "" }));
  expect(fixes.map(([code, , text]) => [code, /^id: .*$/m.exec(text)?.[0]])).toEqual([
    ["wazir/schema-required", "id: payments/refunds"],
  ]);
});
