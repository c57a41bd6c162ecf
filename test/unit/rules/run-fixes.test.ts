import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { documentKind } from "../../../src/core/library/document-kind";
import { RULES } from "../../../src/core/rules/all-rules";
import { checkDocument, ruleContext } from "../../../src/core/rules/check-document";
import type { Fix } from "../../../src/core/rules/fix";
import { offerFixes } from "../../../src/core/rules/offer-fixes";
import { applyChanges, type TextChange } from "../../../src/core/text/text-change";
import { parseMarked } from "../../support/markers";
import { projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { plan, proof, spec } from "../../support/texts";
import type { RuleFixture } from "./fixtures";
import { RUN_FIXTURES } from "./run-fixtures";

type Files = Required<Pick<RuleFixture, "path" | "files">>;

/** All that is found in a text, each with its fixes: those a rule suggests, and those that were seen to settle it. */
async function fixesIn({ path, files: others }: Files, text: string) {
  const { files, project } = await projectWith({ ...runFiles(), ...others, [path]: text });
  const absolute = `${ROOT}/${path}`;
  const document = readDocument(text, formatOfPath(path) ?? "yaml");
  const checked = { path: absolute, document, kind: documentKind(project, absolute, document), project, files };
  const context = await ruleContext(checked);
  const found = await checkDocument(checked);
  return Promise.all(
    found.map(async (finding) => {
      const rule = RULES.find(({ codes }) => codes.some(({ code }) => code === finding.code));
      const suggested = [...((await rule?.fixes?.(finding, context)) ?? [])];
      return {
        code: finding.code.slice("wazir/".length),
        suggested,
        offered: await offerFixes(finding, context, found),
      };
    }),
  );
}

/** The changes that a fix makes to the document itself; here it makes no others. */
function changesOf({ files }: Fix): readonly TextChange[] {
  expect(files).toHaveLength(1);
  return files.flatMap((file) => (file.kind === "edit" ? file.changes : []));
}

test.each(RUN_FIXTURES)("$name: what its rules suggest is offered", async (fixture) => {
  for (const { code, suggested, offered } of await fixesIn(
    { files: {}, ...fixture },
    parseMarked(fixture.wrong).text,
  )) {
    expect([code, offered.length > 0]).toEqual([code, suggested.length > 0]);
  }
});

const RUN = `.wazir/runs/${RUN_ID}/artifacts`;
const TWO = "\n  - { id: AC-1, text: One., satisfies: [R-1] }\n  - { id: AC-2, text: Two., satisfies: [R-1] }";
const SPEC = { [`${RUN}/spec.md`]: spec({ acceptance_criteria: TWO }) };

/** The titles of the fixes of the only finding, a star before those that need no asking, and the text after the first. */
async function fixed(kind: string, text: string, files: RuleFixture["files"] = {}) {
  const [only, ...more] = await fixesIn({ path: `${RUN}/${kind}.md`, files }, text);
  expect(more).toEqual([]);
  const offered = only?.offered ?? [];
  const first = offered[0] === undefined ? text : applyChanges(text, changesOf(offered[0]));
  return { titles: offered.map(({ title, preferred }) => (preferred ? "* " : "") + title), first };
}

describe("what is written", () => {
  test("a criterion for a requirement, with the next id", async () => {
    const { titles, first } = await fixed(
      "spec",
      spec({ requirements: "\n  - { id: R-1, text: One. }\n  - { id: R-2, text: Two is met. }" }),
    );
    expect(titles).toEqual(["Add the criterion `AC-2` for `R-2`"]);
    expect(first).toContain(
      "    satisfies: [R-1]\n  - id: AC-2\n    text: Two is met.\n    satisfies:\n      - R-2\napproval: pending\n",
    );
  });

  test("a task for a criterion, with what the criterion says and the check of the task before it", async () => {
    const { titles, first } = await fixed("implementation-plan", plan(), SPEC);
    expect(titles).toEqual(["Add the task `T-2` for AC-2"]);
    expect(first).toContain(
      "    verify: npm test\n  - id: T-2\n    title: Two.\n    covers:\n      - AC-2\n    depends_on: []\n    files: []\n    verify: npm test\napproval: pending\n",
    );
  });

  test("one task for several criteria", async () => {
    const none = plan({ tasks: "[{ id: T-1, title: Prepare., covers: [], files: [], verify: make }]" });
    const { titles, first } = await fixed("implementation-plan", none, SPEC);
    expect(titles).toEqual(["Add the task `T-2` for AC-1, AC-2"]);
    expect(first).toContain(
      ", { id: T-2, title: Make AC-1, AC-2 true, covers: [AC-1, AC-2], depends_on: [], files: [], verify: make }]".replace(
        "Make AC-1, AC-2 true",
        '"Make AC-1, AC-2 true"',
      ),
    );
  });

  test("the first task of a plan that has none is `T-1`", async () => {
    const path = `${RUN}/implementation-plan.md`;
    const text = plan({ tasks: "[{ title: Prepare., covers: [AC-1], verify: make }]" });
    const found = await fixesIn({ path, files: SPEC }, text);
    const uncovered = found.find(({ code }) => code === "criterion-uncovered");
    expect(uncovered?.suggested.map(({ title }) => title)).toEqual(["Add the task `T-1` for AC-2"]);
  });

  test("an entry that says that a criterion is not verified", async () => {
    const { titles, first } = await fixed("verification-proof", proof(), SPEC);
    expect(titles).toEqual(["Say that AC-2 is not verified"]);
    expect(first).toContain(
      "\n  - command: Nothing was run yet\n    exit_code: -1\n    covers:\n      - AC-2\n    outcome: not_verified\n---\n",
    );
  });

  test("the id that was meant, or without the one that there is not", async () => {
    const covers = (ids: string): string =>
      plan({
        tasks: `\n  - { id: T-1, title: A., covers: [AC-1, ${ids}], files: [], verify: a }\n  - { id: T-2, title: B., covers: [AC-2], files: [], verify: b }`,
      });
    const { titles, first } = await fixed("implementation-plan", covers("A-2"), SPEC);
    expect(titles).toEqual(["* Replace with `AC-2`", "Remove `A-2`"]);
    expect(first).toBe(covers("AC-2"));
    const { titles: others } = await fixed("implementation-plan", covers("AC-2, AC-9"), SPEC);
    expect(others).toEqual(["Remove `AC-9`"]);
  });

  test("a source under its right name, or without it", async () => {
    const { titles, first } = await fixed(
      "implementation-plan",
      plan({ sources: "[spce.md]" }).replace("[AC-1]", "[AC-1, AC-2]"),
      SPEC,
    );
    expect(titles).toEqual(["* Replace with `spec.md`", "Remove the source"]);
    expect(first).toContain("sources: [spec.md]\n");
  });
});

test.each([
  ["an approval by nobody", ["Set `status` to `in_review`"]],
  ["an approval that only says that it is one", ["Set `approval` to `pending`"]],
  ["a run record of another run", [`* Replace with \`${RUN_ID}\``]],
  ["a proof that is approved and proves nothing", ["Replace with `in_review`", "Replace with `rejected`"]],
])("%s: %o", async (name, expected) => {
  const fixture = RUN_FIXTURES.find((one) => one.name === name);
  if (fixture === undefined) throw new Error(`There is no fixture: ${name}`);
  const [found] = await fixesIn({ files: {}, ...fixture }, parseMarked(fixture.wrong).text);
  expect(found?.offered.map(({ title, preferred }) => (preferred ? "* " : "") + title)).toEqual(expected);
});
