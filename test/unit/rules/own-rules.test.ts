import { afterEach, describe, expect, it, vi } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { RULES } from "../../../src/core/rules/all-rules";
import { checkDocument } from "../../../src/core/rules/check-document";
import type { CheckedDocument } from "../../../src/core/rules/rule";
import { parseMarked } from "../../support/markers";
import { checkedText, projectWith, ROOT, runFiles } from "../../support/projects";
import { ITEM_FIXTURES, MANIFEST_FIXTURES } from "./project-fixtures";
import { REFERENCE_FIXTURES, SCHEMA_FIXTURES, TEXT_FIXTURES, type RuleFixture } from "./fixtures";

const FIXTURES = [...TEXT_FIXTURES, ...SCHEMA_FIXTURES, ...REFERENCE_FIXTURES, ...MANIFEST_FIXTURES, ...ITEM_FIXTURES];

const own = RULES.filter((rule) => rule.looksAt === "document");

afterEach(() => vi.restoreAllMocks());

/** The fixture's document, read anew, in a project of its own. */
function given({ path, files, wrong }: RuleFixture): Promise<CheckedDocument> {
  return checkedText(path, parseMarked(wrong).text, { ...runFiles(), ...files });
}

describe("what a rule finds that looks at the document alone", () => {
  it("is kept while the document, its place and its project are the same", async () => {
    const [fixture] = REFERENCE_FIXTURES;
    const checked = await given(fixture!);
    const first = await checkDocument(checked);
    const spies = own.map((rule) => vi.spyOn(rule, "check"));
    expect(await checkDocument({ ...checked, now: "2027-01-01T00:00:00Z" })).toEqual(first);
    expect(first).not.toEqual([]);
    expect(spies.filter((spy) => spy.mock.calls.length > 0)).toEqual([]);
    const { text, format } = checked.document;
    await checkDocument({ ...checked, document: readDocument(text, format) });
    expect(spies.filter((spy) => spy.mock.calls.length !== 1)).toEqual([]);
  });

  it.each(FIXTURES)(
    "is found anew in another project, at another place and of another kind: $name",
    async (fixture) => {
      const checked = await given(fixture);
      const fresh = await checkDocument(await given(fixture));
      const { project } = await projectWith({});
      await checkDocument({ ...checked, project });
      expect(await checkDocument(checked)).toEqual(fresh);
      await checkDocument({ ...checked, path: `${ROOT}/elsewhere/other.md` });
      expect(await checkDocument(checked)).toEqual(fresh);
      await checkDocument({
        ...checked,
        kind: { id: "role", label: "role", schema: "role", reason: { by: "bundled", name: "" } },
      });
      expect(await checkDocument(checked)).toEqual(fresh);
    },
  );
});
