import { describe, expect, test } from "vitest";
import { NOT_CHECKED, RULE_CODES, UNREADABLE } from "../../../src/core/rules/all-rules";
import { checkFile } from "../../../src/core/rules/check-project";
import { toCrlf } from "../../support/document-cases";
import { expectedProblems, parseMarked, shownProblems } from "../../support/markers";
import { checkText, projectWith, ROOT, runFiles } from "../../support/projects";
import { CODE_FIXTURES } from "./code-fixtures";
import { CLEAN, OWN_MANIFEST, REFERENCE_FIXTURES, SCHEMA_FIXTURES, TEXT_FIXTURES, type RuleFixture } from "./fixtures";
import { DETECTOR_FIXTURES } from "./detector-fixtures";
import { GATE_FIXTURES } from "./gate-fixtures";
import { LOG_FIXTURES } from "./log-fixtures";
import { MODULE_FIXTURES } from "./module-fixtures";
import { MODULE_WORDING_FIXTURES } from "./module-wording-fixtures";
import { RUN_FIXTURES } from "./run-fixtures";
import { COMPOSITION_FIXTURES, ITEM_FIXTURES, MANIFEST_FIXTURES } from "./project-fixtures";

const FIXTURES = [
  ...TEXT_FIXTURES,
  ...SCHEMA_FIXTURES,
  ...REFERENCE_FIXTURES,
  ...MANIFEST_FIXTURES,
  ...ITEM_FIXTURES,
  ...COMPOSITION_FIXTURES,
  ...MODULE_FIXTURES,
  ...MODULE_WORDING_FIXTURES,
  ...RUN_FIXTURES,
  ...LOG_FIXTURES,
  ...GATE_FIXTURES,
  ...CODE_FIXTURES,
  ...DETECTOR_FIXTURES,
];

/** The same document on another machine. */
const SPELLINGS: readonly (readonly [string, (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", toCrlf],
];

async function verdict({ path, files }: RuleFixture, marked: string): Promise<[unknown, unknown]> {
  const fixture = parseMarked(marked);
  const found = await checkText(path, fixture.text, { ...runFiles(), ...files });
  for (const { message } of found) expect(message).toMatch(/^\S.*[.?]$/);
  return [shownProblems(fixture.text, found), expectedProblems(fixture)];
}

describe.each(SPELLINGS)("with %s", (_name, spelled) => {
  test.each(FIXTURES)("$name", async (fixture) => {
    const [found, expected] = await verdict(fixture, spelled(fixture.wrong));
    expect(found).toEqual(expected);
    expect(expected).not.toEqual([]);
    const [foundInTwin] = await verdict(fixture, spelled(fixture.right));
    expect(foundInTwin).toEqual([]);
  });
});

test.each(CLEAN)("%s has no fault, or is none of ours", async (path, text) => {
  expect(await checkText(path, text, { ...runFiles(), "wazir.manifest.yaml": OWN_MANIFEST })).toEqual([]);
});

describe("a file that cannot be read", () => {
  test.each([
    [{ failure: "unreadable" }, "`spec.md` cannot be read."],
    [{ failure: "too-large" }, "`spec.md` is too large to be read."],
    [{ folder: true }, "`spec.md` is a folder, and a file is expected."],
    [{ link: "spec.md" }, "`spec.md` cannot be read (ELOOP)."],
  ] as const)("%o", async (entry, message) => {
    const { files, project } = await projectWith({ "specs/spec.md": entry });
    const checked = await checkFile(files, project, `${ROOT}/specs/spec.md`);
    expect(checked?.diagnostics).toEqual([
      { code: UNREADABLE.code, severity: "error", message, range: { start: 0, end: 0 } },
    ]);
  });
});

describe("the codes", () => {
  const codes = RULE_CODES.map(({ code }) => code);

  test("are each of one rule", () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^wazir\/[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  test("are each shown by a fixture", () => {
    const shown = FIXTURES.flatMap(({ wrong }) => parseMarked(wrong).marks.map((mark) => mark.argument));
    expect([...new Set([...shown, UNREADABLE.code, NOT_CHECKED.code])].sort()).toEqual([...codes].sort());
  });
});
