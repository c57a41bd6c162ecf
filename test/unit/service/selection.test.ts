import fc from "fast-check";
import type { SelectionRange } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import { selectionRanges } from "../../../src/service/features/selection";
import { anyText, edited, runs } from "../../support/arbitraries";
import { runFiles } from "../../support/projects";
import { contextWith, openMarked, openText } from "../../support/service";
import { spec } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const context = await contextWith(runFiles());

/** What is selected step by step at the cursor of a marked text, the smallest first. */
function steps(path: string, marked: string): readonly string[] {
  const { document, offset } = openMarked(path, marked);
  const selected: string[] = [];
  let at: SelectionRange | undefined = selectionRanges(context, document, [document.positionAt(offset)])?.[0];
  for (; at !== undefined; at = at.parent) selected.push(document.getText(at.range));
  return selected;
}

const YAML = `${ARTIFACTS}/spec.yaml`;

describe("selecting more and more", () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      "from a value of an item",
      YAML,
      "a: 1\nrequirements:\n  - id: R⟦^⟧-1\n    text: x\n",
      [
        "R-1",
        "id: R-1",
        "id: R-1\n    text: x",
        "- id: R-1\n    text: x",
        "requirements:\n  - id: R-1\n    text: x",
        "a: 1\nrequirements:\n  - id: R-1\n    text: x",
        "a: 1\nrequirements:\n  - id: R-1\n    text: x\n",
      ],
    ],
    ["from a key", YAML, "a: 1\nsta⟦^⟧tus: draft", ["status", "status: draft", "a: 1\nstatus: draft"]],
    ["within quotes first", YAML, "title: 'o⟦^⟧ne'\nb: 1", ["one", "'one'", "title: 'one'", "title: 'one'\nb: 1"]],
    ["from an alias", YAML, "a: &n x\nb: *⟦^⟧n", ["b: *n", "a: &n x\nb: *n"]],
    ["from between entries", YAML, "a: 1\n⟦^⟧\nb: 2", ["a: 1\n\nb: 2"]],
    ["in its own document of several", YAML, "a: 1\n---\nb: ⟦^⟧2", ["2", "b: 2", "---\nb: 2", "a: 1\n---\nb: 2"]],
    ["in JSON", `${ARTIFACTS}/spec.json`, '{"a": ["⟦^⟧x"]}', ["x", '"x"', '["x"]', '"a": ["x"]', '{"a": ["x"]}']],
    [
      "in front matter",
      `${ARTIFACTS}/spec.md`,
      "---\nstatus: dr⟦^⟧aft\n---\nText\n",
      ["draft", "status: draft", "status: draft\n", "---\nstatus: draft\n---\nText\n"],
    ],
    [
      "in the body, by sections",
      `${ARTIFACTS}/spec.md`,
      "---\na: 1\n---\n# A\n## B\nte⟦^⟧xt\n# C\n",
      ["## B\ntext", "# A\n## B\ntext", "# A\n## B\ntext\n# C\n", "---\na: 1\n---\n# A\n## B\ntext\n# C\n"],
    ],
    ["in an empty document", "wazir.manifest.yaml", "⟦^⟧", [""]],
  ])("%s", (_name, path, marked, expected) => expect(steps(path, marked)).toEqual(expected));

  test("answers each position, in order", () => {
    const document = openText(YAML, "a: 1\nb: 2\n");
    const found = selectionRanges(context, document, [
      { line: 1, character: 0 },
      { line: 0, character: 0 },
    ]);
    expect(found?.map(({ range }) => document.getText(range))).toEqual(["b", "a"]);
  });

  test("is left to the editor in a document of nobody's", () => {
    const document = openText("/elsewhere/a.yaml", "a: 1\n");
    expect(selectionRanges(context, document, [{ line: 0, character: 0 }])).toBeUndefined();
  });
});

test("whatever the text, each step holds the one before and the place itself", () => {
  const path = fc.constantFrom("spec.md", "spec.yaml", "spec.json");
  const property = fc.property(fc.oneof(edited(spec()), anyText()), path, fc.nat(), (any, file, place) => {
    const document = openText(`${ARTIFACTS}/${file}`, any);
    const offset = document.offsetAt(document.positionAt(place % (any.length + 1)));
    let at: SelectionRange | undefined = selectionRanges(context, document, [document.positionAt(offset)])?.[0];
    let [from, to] = [offset, offset];
    let length = -1;
    for (; at !== undefined; at = at.parent) {
      const [start, end] = [document.offsetAt(at.range.start), document.offsetAt(at.range.end)];
      if (start > from || end < to || end - start <= length) return false;
      [from, to, length] = [start, end, end - start];
    }
    return from === 0 && to === any.length;
  });
  fc.assert(property, runs(200));
});
