import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import { lensesOf, resolveLens, type LensClient, type LensSubject } from "../../../src/service/features/code-lens";
import { definitionsAt } from "../../../src/service/features/definition";
import { highlightsAt } from "../../../src/service/features/document-highlight";
import { inlayHintsIn } from "../../../src/service/features/inlay-hints";
import { referencesAt } from "../../../src/service/features/references";
import { prepareRename, rename } from "../../../src/service/features/rename";
import { anyText, edited, runs } from "../../support/arbitraries";
import { ALL_EDITS } from "../../support/naming";
import { RUN_ID, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { plan, spec } from "../../support/texts";

const FOLDER = `.wazir/runs/${RUN_ID}/artifacts`;
const context = await contextWith({ ...runFiles(), [`${FOLDER}/implementation-plan.md`]: plan() });
const PATHS = ["spec.md", "spec.yaml", "spec.json", "review.md"].map((name) => `${FOLDER}/${name}`);

const text = fc.oneof(edited(`${spec()}\nAC-1 \`reviewer\`\n`), anyText());

/** All that is said of a document at a place. */
async function said(document: TextDocument, offset: number): Promise<string> {
  const position = document.positionAt(offset);
  const whole: Range = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
  const lenses = lensesOf(context, document);
  return JSON.stringify([
    await definitionsAt(context, document, position),
    await referencesAt(context, document, position, true),
    highlightsAt(context, document, position),
    await prepareRename(context, document, position),
    await rename(context, document, position, "AC-77", ALL_EDITS),
    inlayHintsIn(context, document, whole),
    await Promise.all(lenses.map((lens) => resolveLens(context, document, lens, lens.data as LensSubject, CLIENT))),
  ]);
}

const CLIENT: LensClient = { showReferences: "show", settled: (work) => work };

test("any text is answered, the same in a fresh document whatever was asked before", async () => {
  const places = [fc.constantFrom(...PATHS), fc.nat(), fc.nat()] as const;
  const property = fc.asyncProperty(text, ...places, async (any, path, first, second) => {
    const used = openText(path, any);
    await said(used, first % (any.length + 1));
    const at = second % (any.length + 1);
    expect(await said(used, at)).toBe(await said(openText(path, any), at));
  });
  await fc.assert(property, runs(60));
});

test("what is highlighted lies in the document and holds the cursor", async () => {
  const property = fc.asyncProperty(text, fc.constantFrom(...PATHS), fc.nat(), async (any, path, place) => {
    const document = openText(path, any);
    const offset = place % (any.length + 1);
    const position = document.positionAt(offset);
    const ranges = highlightsAt(context, document, position).map(({ range }) => range);
    const offsets = ranges.map(({ start, end }) => [document.offsetAt(start), document.offsetAt(end)] as const);
    expect(offsets.every(([start, end]) => start < end && end <= any.length)).toBe(true);
    const references = await referencesAt(context, document, position, true);
    if (references.length > 0) expect(offsets.length).toBeGreaterThan(0);
  });
  await fc.assert(property, runs(80));
});
