import { describe, expect, test } from "vitest";
import { checkDocument, ruleContext } from "../../src/core/rules/check-document";
import type { Fix } from "../../src/core/rules/fix";
import { fixAll } from "../../src/core/rules/fix-all";
import { offerFixes, offerSuppressions } from "../../src/core/rules/offer-fixes";
import type { Diagnostic, RuleContext } from "../../src/core/rules/rule";
import { applyChanges, inverseChanges } from "../../src/core/text/text-change";
import { toCrlf } from "../support/document-cases";
import { parseMarked } from "../support/markers";
import { checkedText, runFiles } from "../support/projects";
import { CODE_FIXTURES } from "../unit/rules/code-fixtures";
import { clarification, manifest, plan, proof, research, review, run } from "../support/texts";
import { REFERENCE_FIXTURES, SCHEMA_FIXTURES, TEXT_FIXTURES, type RuleFixture } from "../unit/rules/fixtures";
import { LOG_FIXTURES } from "../unit/rules/log-fixtures";
import { COMPOSITION_FIXTURES, ITEM_FIXTURES, MANIFEST_FIXTURES } from "../unit/rules/project-fixtures";
import { RUN_FIXTURES } from "../unit/rules/run-fixtures";

const FIXTURES = [
  ...TEXT_FIXTURES,
  ...SCHEMA_FIXTURES,
  ...REFERENCE_FIXTURES,
  ...CODE_FIXTURES,
  ...MANIFEST_FIXTURES,
  ...ITEM_FIXTURES,
  ...COMPOSITION_FIXTURES,
  ...RUN_FIXTURES,
  ...LOG_FIXTURES,
];

/** Some of them with other line ends: what edits do with those is the matter of tests of their own. */
const SAMPLE = FIXTURES.filter((_, index) => index % 4 === 0);
const NOW = "2026-11-24T08:00:00Z";

type Place = Pick<RuleFixture, "path" | "files">;

/** What the rules look at for a text in the tests' project; `created` are files that a fix made. */
async function contextOf(
  { path, files: others }: Place,
  text: string,
  created: Fix["files"] = [],
): Promise<RuleContext> {
  const made = created.flatMap((file) => (file.kind === "create" ? [[file.path, file.text] as const] : []));
  const checked = await checkedText(path, text, { ...runFiles(), ...others, ...Object.fromEntries(made) });
  return ruleContext({ ...checked, now: NOW });
}

const codesOf = (found: readonly Diagnostic[]): readonly string[] => found.map(({ code }) => code).sort();

function changesOf(fix: Fix): Parameters<typeof applyChanges>[1] {
  return fix.files.flatMap((file) => (file.kind === "edit" ? file.changes : []));
}

/** A list without one of its members. */
function without(codes: readonly string[], code: string): readonly string[] {
  return codes.toSpliced(codes.indexOf(code), 1);
}

describe.each([
  { ends: "LF", spelled: (text: string) => text, fixtures: FIXTURES },
  { ends: "CRLF", spelled: toCrlf, fixtures: SAMPLE },
])("with $ends", ({ spelled, fixtures }) => {
  test.each(fixtures)("each fix of $name settles it and finds nothing else", async (fixture) => {
    const { text } = parseMarked(spelled(fixture.wrong));
    const context = await contextOf(fixture, text);
    const found = await checkDocument(context);
    for (const finding of found) {
      const fixes = await offerFixes(finding, context, found);
      expect(fixes.filter(({ preferred }) => preferred).length).toBeLessThanOrEqual(1);
      expect(new Set(fixes.map(({ title }) => title)).size).toBe(fixes.length);
      for (const fix of [...fixes, ...(await offerSuppressions(finding, context, found))]) {
        const changes = changesOf(fix);
        const after = applyChanges(text, changes);
        const left = codesOf(await checkDocument(await contextOf(fixture, after, fix.files)));
        const allowed = without(codesOf(found), finding.code);
        for (const code of new Set(left)) {
          const count = (codes: readonly string[]): number => codes.filter((one) => one === code).length;
          expect([fix.title, after, code, count(left)]).toEqual([
            fix.title,
            after,
            code,
            Math.min(count(left), count(allowed)),
          ]);
        }
        expect(applyChanges(after, inverseChanges(text, changes))).toBe(text);
        if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
      }
    }
  });

  test.each(fixtures)(
    "fix-all of $name leaves what it cannot settle, and nothing to do a second time",
    async (fixture) => {
      const { text } = parseMarked(spelled(fixture.wrong));
      const context = await contextOf(fixture, text);
      const fixed = await fixAll(context);
      expect(applyChanges(text, fixed.changes)).toBe(fixed.text);
      expect(fixed.left.length).toBeLessThanOrEqual((await checkDocument(context)).length - fixed.settled.length);
      const again = await fixAll(await contextOf(fixture, fixed.text));
      expect([again.text, again.changes]).toEqual([fixed.text, []]);
      const { text: right } = parseMarked(spelled(fixture.right));
      expect((await fixAll(await contextOf(fixture, right))).changes).toEqual([]);
    },
  );
});

const RUN = ".wazir/runs/20261123-idempotent-payments";
const CLARIFICATION = `${RUN}/artifacts/clarification.md`;

/** What is offered for the first finding of a text: titles, the preferred one with a star, and what the first one gives. */
const OFFERS: readonly (readonly [string, string, string, readonly string[], string | undefined])[] = [
  [
    "a misspelt key",
    CLARIFICATION,
    clarification({ status: "", statsu: "draft" }),
    ["*Rename to `status`", "Add `status`"],
    clarification({ status: "", statsu: "draft" }).replace("statsu", "status"),
  ],
  [
    "a missing key whose value is known",
    CLARIFICATION,
    clarification({ run_id: "" }),
    ["*Add `run_id`"],
    clarification(),
  ],
  [
    "a missing time",
    CLARIFICATION,
    clarification({ created_at: "" }),
    ["*Add `created_at`"],
    clarification({ created_at: `"${NOW}"` }),
  ],
  ["a missing key with a default", CLARIFICATION, clarification({ status: "" }), ["Add `status`"], clarification()],
  [
    "a time without its letters",
    CLARIFICATION,
    clarification({ created_at: "2026/11/23 14:05:00+01:00" }),
    ["*Replace with `2026-11-23T14:05:00+01:00`"],
    clarification({ created_at: '"2026-11-23T14:05:00+01:00"' }),
  ],
  [
    "a day in place of a time",
    CLARIFICATION,
    clarification({ created_at: "2026-11-23" }),
    ["Replace with `2026-11-23T00:00:00Z`"],
    clarification({ created_at: '"2026-11-23T00:00:00Z"' }),
  ],
  [
    "one source without a list",
    CLARIFICATION,
    clarification({ sources: "input/brief.md" }),
    ["*Make it a list"],
    clarification(),
  ],
  [
    "a number in quotes",
    CLARIFICATION,
    clarification({ loop_number: "'0'" }),
    ["*Write `0` as a number"],
    clarification(),
  ],
  [
    "an id in capitals",
    `${RUN}/run.yaml`,
    run({ run_id: "20261123-Idempotent-Payments" }),
    ["Replace with `20261123-idempotent-payments`"],
    run(),
  ],
  [
    "a near word",
    `${RUN}/run.yaml`,
    run({ lane: "standart" }),
    ["*Replace with `standard`", "Replace with `quick`", "Replace with `deep`"],
    run(),
  ],
  [
    "a word near to a decision, which nobody makes for its author",
    CLARIFICATION,
    clarification({ status: "approve" }),
    ["approved", "draft", "in_review", "rejected", "superseded"].map((status) => `Replace with \`${status}\``),
    clarification({ status: "approved" }),
  ],
  [
    "a manifest of version 1",
    "wazir.manifest.yaml",
    manifest({ manifest_version: "1" }),
    ["*Move the manifest to version 2"],
    manifest(),
  ],
  [
    "an id that is taken",
    `${RUN}/artifacts/research.md`,
    research({ findings: "\n  - { id: F-1, title: A. }\n  - { id: F-1, title: B. }\n  - { id: F-4, title: C. }" }),
    ["Replace with `F-5`"],
    research({ findings: "\n  - { id: F-1, title: A. }\n  - { id: F-5, title: B. }\n  - { id: F-4, title: C. }" }),
  ],
  ["a text that nobody can mend", CLARIFICATION, clarification({ created_at: "soon" }), [], undefined],
];

test.each(OFFERS)("%s", async (_name, path, text, titles, first) => {
  const context = await contextOf({ path }, text);
  const found = await checkDocument(context);
  const [finding] = found;
  const fixes = finding === undefined ? [] : await offerFixes(finding, context, found);
  expect(fixes.map(({ title, preferred }) => (preferred ? `*${title}` : title))).toEqual(titles);
  expect(fixes[0] === undefined ? undefined : applyChanges(text, changesOf(fixes[0]))).toBe(first);
});

describe("fix-all", () => {
  test("makes what leaves no choice, in several rounds, and leaves the rest", async () => {
    const text = clarification({
      statsu: "draft",
      status: "",
      role: "clarifer",
      sources: "wazir.manifest.yaml",
      created_at: "soon",
      run_id: "",
    });
    const fixed = await fixAll(await contextOf({ path: CLARIFICATION }, text));
    expect(codesOf(fixed.left)).toEqual(["wazir/schema-format"]);
    expect(fixed.settled.map(({ title }) => title).sort()).toEqual(
      ["Add `run_id`", "Make it a list", "Rename to `status`", "Replace with `clarifier`"].sort(),
    );
    expect(fixed.text).toContain("role: clarifier\n");
    expect(fixed.text).toContain("sources: [wazir.manifest.yaml]\n");
    expect(fixed.text).toContain("status: draft\n");
  });

  test.each([
    [CLARIFICATION, clarification({ status: "aproved" })],
    [`${RUN}/artifacts/review.md`, review({ verdict: "pas" })],
    [
      `${RUN}/artifacts/review.md`,
      review({ findings: "\n  - { id: F-1, title: A., severity: critical, status: resolve }" }),
    ],
    [`${RUN}/artifacts/verification-proof.md`, proof().replace("outcome: pass", "outcome: passed")],
  ])("decides nothing: %s", async (path, text) => {
    const context = await contextOf({ path }, text);
    expect(codesOf(await checkDocument(context))).toContain("wazir/schema-enum");
    expect((await fixAll(context)).text).toBe(text);
  });

  test("of very many, those that cannot be made stop no others, and it takes no time", async () => {
    const tasks = Array.from({ length: 200 }, (_, index) => {
      const title = index === 100 ? "[]" : "One.";
      return `\n  - { id: T-${index}, titel: ${title}, covers: [], files: [], verify: make }`;
    }).join("");
    const path = `${RUN}/artifacts/implementation-plan.md`;
    const fixed = await fixAll(await contextOf({ path }, plan({ tasks })));
    expect(fixed.settled).toHaveLength(199);
    expect(fixed.text.match(/titel: .*? /g)).toEqual(["titel: [], "]);
  });
});
