import { TextDocument } from "vscode-languageserver-textdocument";
import { expect, test } from "vitest";
import { formattingOf } from "../../../src/service/features/formatting";
import { afterLineBreak } from "../../../src/service/features/on-type-formatting";
import { runFiles } from "../../support/projects";
import { contextWith, openMarked, openText } from "../../support/service";
import { ARTIFACTS } from "./support/editor";

const context = await contextWith(runFiles());
const PLACE = `${ARTIFACTS}/spec.md`;

/** The text once the line break before its cursor was typed. */
function typed(marked: string, path = PLACE): string {
  const { document, offset } = openMarked(path, marked);
  return TextDocument.applyEdits(document, afterLineBreak(context, document, document.positionAt(offset)));
}

test.each([
  ["goes on with a list of values", "---\na:\n  - one\n  ⟦^⟧\n---\n", "---\na:\n  - one\n  - \n---\n"],
  ["goes on within an item's keys", "---\na:\n  - id: T-1\n  ⟦^⟧\n---\n", "---\na:\n  - id: T-1\n    \n---\n"],
  ["ends the list behind an empty item", "---\na:\n  - one\n  - \n  ⟦^⟧\n---\n", "---\na:\n  - one\n  \n---\n"],
  ["takes a quoted text with a colon for a value", "---\na:\n- 'b: c'\n⟦^⟧\n---\n", "---\na:\n- 'b: c'\n- \n---\n"],
  ["leaves a text alone that begins", "---\na:\n  - |\n    ⟦^⟧\n---\n", undefined],
  ["leaves a dash within a text alone", "---\na: |\n  - one\n  ⟦^⟧\n---\n", undefined],
  ["leaves the body alone", "---\na: 1\n---\n\n- one\n⟦^⟧\n", undefined],
  ["leaves what is no list alone", "---\na: 1\n⟦^⟧\n---\n", undefined],
  ["leaves the first line alone", "⟦^⟧---\n", undefined],
])("a line break %s", (_what, marked, wanted) => {
  expect(typed(marked)).toBe(wanted ?? marked.replace("⟦^⟧", ""));
});

test("a line break does nothing in documents that are none of ours", () => {
  expect(typed("a:\n  - one\n  ⟦^⟧\n", "notes.yaml")).toBe("a:\n  - one\n  \n");
});

test("formatting changes the lines that differ, of our documents only", () => {
  const text = "---\r\nphase: specify\r\nrole:   specifier\r\nsources: [a,b]\r\n---\r\n\r\n# Body:   \r\n";
  const document = openText(PLACE, text);
  const edits = [...formattingOf(context, document)];
  expect(edits).toEqual([
    {
      range: { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } },
      newText: "role: specifier\r\nsources: [a, b]\r\n",
    },
  ]);
  expect(formattingOf(context, openText("notes.yaml", "a:   1\n"))).toEqual([]);
  expect(formattingOf(context, openText(PLACE, TextDocument.applyEdits(document, edits)))).toEqual([]);
});
