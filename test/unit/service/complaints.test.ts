import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DirectoryEntry } from "../../../src/core/files/file-system";
import { documentKind } from "../../../src/core/library/document-kind";
import { loadProject } from "../../../src/core/library/project";
import { diagnose } from "../../../src/service/features/diagnostics";
import { readOf } from "../../../src/service/document";
import { complete } from "../../../src/service/features/completion";
import { documentSymbols } from "../../../src/service/features/document-symbols";
import { foldingRanges } from "../../../src/service/features/folding";
import { hover } from "../../../src/service/features/hover";
import { anyText, runs } from "../../support/arbitraries";
import { MemoryFiles } from "../../support/memory-files";
import { bundled, HOME, MANIFEST, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { clarification, run } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

/** What users of other language servers complained of and no other test here asks; the numbers are those of the docs. */
const context = await contextWith(runFiles());

async function found(path: string, text: string): Promise<readonly string[]> {
  const document = openText(path, text);
  return (await diagnose(context, document)).map(
    ({ code, range }) => `${String(code)} ${range.start.line}:${range.start.character} ${document.getText(range)}`,
  );
}

test("T3: an offset becomes a place and the same offset again, whatever stands before it", () => {
  const property = fc.property(anyText(), (text) => {
    const document = openText("a.yaml", text);
    // Between CR and LF is no place of its own.
    const offsets = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => text[at - 1] !== "\r");
    return offsets.every((at) => document.offsetAt(document.positionAt(at)) === at);
  });
  fc.assert(property, runs(100));
});

describe("T6: a document with nothing in it", () => {
  const texts = ["", "\n", "  \n  \n", "# a comment\n", "---\n", "---\n---\n", "\uFEFF"];
  /** Where it is not the very start: behind a byte order mark, and between the fences of front matter. */
  const elsewhere: Readonly<Record<string, { readonly line: number; readonly character: number }>> = {
    "yaml \uFEFF": { line: 0, character: 1 },
    "md ---\n---\n": { line: 1, character: 0 },
  };
  const paths = ["wazir.manifest.yaml", `${ARTIFACTS}/spec.yaml`, `${ARTIFACTS}/spec.json`, `${ARTIFACTS}/spec.md`];

  test.each(paths)("%s is faulted on its first line, and answered", async (path) => {
    for (const text of texts) {
      const document = openText(path, text);
      const faults = await diagnose(context, document);
      expect(faults.length, JSON.stringify(text)).toBeGreaterThan(0);
      const start = { line: 0, character: 0 };
      const ending = path.slice(path.lastIndexOf(".") + 1);
      expect(faults[0]?.range.start, JSON.stringify(text)).toEqual(elsewhere[`${ending} ${text}`] ?? start);
      expect(() => [
        hover(context, document, start),
        complete(context, document, start),
        documentSymbols(context, document, { headings: true }),
        foldingRanges(context, document, { sections: true }),
      ]).not.toThrow();
    }
  });
});

test("T9: of a value that may be a text or a mapping, the branch that is meant is judged, once", async () => {
  expect(await found(`${ARTIFACTS}/clarification.md`, clarification({ questions: "[{ id: Q-1 }]" }))).toEqual([
    "wazir/schema-required 8:14 id",
  ]);
  expect(await found(`${ARTIFACTS}/clarification.md`, clarification({ questions: "[3]" }))).toEqual([
    "wazir/schema-type 8:12 3",
  ]);
});

test("T10: a document is of one kind, whatever it says of itself besides its place", () => {
  const text = '$schema: https://wazir.dev/schemas/role.schema.json\nphase: plan\nrole: planner\nid: "x"\n';
  const kindAt = (path: string): string | undefined =>
    documentKind(context.project, `${ROOT}/${path}`, readOf(openText(path, text)))?.label;
  expect(kindAt(`${ARTIFACTS}/spec.yaml`)).toBe("spec");
  expect(kindAt("wazir.manifest.yaml")).toBe("manifest");
  expect(kindAt("elsewhere.yaml")).toBe("implementation-plan");
});

test("T19: keys of one's own are left alone where the schema is open, and below `x-` where it is not", async () => {
  const own = clarification({ reviewed_by: "Mira", "x-team": "[a]" });
  expect(await found(`${ARTIFACTS}/clarification.md`, own)).toEqual([]);
  const record = `.wazir/runs/${RUN_ID}/run.yaml`;
  expect(await found(record, run({ "x-team": "{ any: thing }" }))).toEqual([]);
  expect(await found(record, run({ team: "a" }))).toEqual(["wazir/schema-unknown-key 5:0 team"]);
});

test("T45: no folder is looked into that no manifest names", async () => {
  class ListedFiles extends MemoryFiles {
    readonly listed = new Set<string>();
    override list(path: string): Promise<readonly DirectoryEntry[]> {
      this.listed.add(path);
      return super.list(path);
    }
  }
  const many = Object.fromEntries(
    Array.from({ length: 2000 }, (_, at) => [`${ROOT}/src/${at % 40}/${at}.md`, "# Text"]),
  );
  const files = new ListedFiles({
    ...many,
    [`${ROOT}/wazir.manifest.yaml`]: `${MANIFEST}paths: { roles: roles }\n`,
    [`${ROOT}/roles/a.md`]: "---\nid: a\n---\n",
    [`${ROOT}/roles/node_modules/b.md`]: "",
    [`${ROOT}/node_modules/c/d.md`]: "",
  });
  await loadProject(files, ROOT, bundled, HOME);
  expect([...files.listed].filter((path) => /\/(src|node_modules)(\/|$)/.test(path) || path === ROOT)).toEqual([]);
  expect(files.reads.filter((path) => path.startsWith(`${ROOT}/src`))).toEqual([]);
});
