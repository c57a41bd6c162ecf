import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldingRanges } from "../../../src/service/features/folding";
import { anyText, edited, runs } from "../../support/arbitraries";
import { runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { spec } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const context = await contextWith(runFiles());

/** Folds as `first-last`, lines counted from 0, a comment with a `#`. */
function folds(path: string, text: string, sections = true): readonly string[] {
  const found = foldingRanges(context, openText(path, text), { sections }) ?? [];
  return found.map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === "comment" ? "#" : ""}`);
}

const YAML = `${ARTIFACTS}/spec.yaml`;

describe("what folds", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["a mapping", "wazir.manifest.yaml", "project:\n  name: a\n  version: b\nphases: []\n", ["0-2"]],
    ["a list and its items", YAML, "requirements:\n  - id: R-1\n    text: a\n  - id: R-2\n", ["0-3", "1-2"]],
    ["a list at the margin", YAML, "sources:\n- a\n- b\nstatus: draft\n", ["0-2"]],
    ["a text over lines", YAML, "title: |\n  one\n  two\n\nstatus: draft\n", ["0-2"]],
    ["brackets, which stay in sight", YAML, "sources: [\n  a,\n  b\n]\nstatus: draft\n", ["0-2"]],
    ["brackets that close behind a value", YAML, "sources: [a,\n  b]\n", ["0-1"]],
    ["comments, two or more", YAML, "# one\n# two\nstatus: draft\n# three\n", ["0-1#"]],
    ["comments at the end", YAML, "status: draft\n# one\n  # two", ["1-2#"]],
    ["no comments in a text", YAML, "title: |\n  # one\n  # two\nstatus: draft\n", ["0-2"]],
    ["each document of several", YAML, "sources:\n  - a\n---\nsources:\n  - b\n", ["0-1", "3-4"]],
    ["nothing on one line", YAML, "sources: [a]\nstatus: draft\n", []],
    ["an anchor once, its alias not", YAML, "a: &n\n  k: 1\nb: *n\n", ["0-1"]],
    ["JSON without its braces", `${ARTIFACTS}/spec.json`, '{\n  "sources": [\n    "a"\n  ]\n}\n', ["0-3", "1-2"]],
    [
      "front matter and sections",
      `${ARTIFACTS}/spec.md`,
      "---\nstatus: draft\n---\n\n# A\n\none\n\n## B\n\ntwo\n\n# C\n",
      ["0-2", "4-10", "8-10"],
    ],
    ["front matter without an end", `${ARTIFACTS}/spec.md`, "---\nstatus: draft\nloop_number: 0\n\ntext\n", ["0-2"]],
  ])("%s", (_name, path, text, expected) => expect(folds(path, text)).toEqual(expected));

  test("is left to the editor in the body where it folds Markdown itself", () => {
    expect(folds(`${ARTIFACTS}/spec.md`, "---\nstatus: draft\n---\n# A\none\n", false)).toEqual(["0-2"]);
  });

  test("is left to the editor in a document of nobody's", () => {
    expect(foldingRanges(context, openText("/elsewhere/a.yaml", "a:\n  b: 1\n"), { sections: true })).toBeUndefined();
  });
});

test("whatever the text, folds lie in it and begin on lines of their own", () => {
  const path = fc.constantFrom("spec.md", "spec.yaml", "spec.json");
  const property = fc.property(fc.oneof(edited(spec()), anyText()), path, (any, file) => {
    const document = openText(`${ARTIFACTS}/${file}`, any);
    const found = foldingRanges(context, document, { sections: true }) ?? [];
    const starts = found.map(({ startLine }) => startLine);
    const isOrdered = starts.every((line, index) => index === 0 || line > (starts[index - 1] ?? -1));
    return isOrdered && found.every((one) => one.startLine < one.endLine && one.endLine < document.lineCount);
  });
  fc.assert(property, runs(150));
});
