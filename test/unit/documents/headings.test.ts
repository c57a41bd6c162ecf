import { describe, expect, test } from "vitest";
import { headingsIn } from "../../../src/core/documents/headings";
import { toCrlf } from "../../support/document-cases";

function shown(text: string, start = 0): readonly string[] {
  return headingsIn(text, { start, end: text.length }).map(
    ({ title, level, section }) => `${level} ${title}: ${JSON.stringify(text.slice(section.start, section.end))}`,
  );
}

describe("headings", () => {
  test("hold what stands below them, up to the next of their level", () => {
    expect(shown("intro\n# A\none\n\n## B\ntwo\n\n# C\n")).toEqual([
      '1 A: "# A\\none\\n\\n## B\\ntwo"',
      '2 B: "## B\\ntwo"',
      '1 C: "# C"',
    ]);
  });

  test("are the same with Windows line ends", () => {
    const text = toCrlf("# A\none\n## B\n");
    expect(headingsIn(text, { start: 0, end: text.length }).map(({ title }) => title)).toEqual(["A", "B"]);
  });

  test.each([
    ["closing marks", "## A ##\n", ["2 A"]],
    ["no words", "#\n", ["1 "]],
    ["indented by three", "   # A\n", ["1 A"]],
    ["indented by four", "    # A\n", []],
    ["seven marks", "####### A\n", []],
    ["no blank", "#A\n", []],
    ["in fenced code", "```sh\n# A\n```\n# B\n", ["1 B"]],
    ["in code fenced by more", "~~~~\n~~~\n# A\n~~~~\n# B\n", ["1 B"]],
    ["in a fence without an end", "```\n# A\n", []],
  ])("%s", (_name, text, expected) => {
    const found = headingsIn(text, { start: 0, end: text.length });
    expect(found.map(({ level, title }) => `${level} ${title}`)).toEqual(expected);
  });

  test("of a part of a text stand where they stand in the whole", () => {
    expect(headingsIn("# A\n# B\n", { start: 4, end: 8 })[0]?.line).toEqual({ start: 4, end: 7 });
  });
});
