import { describe, expect, test } from "vitest";
import { sourceLanguage } from "../../../src/core/detect/languages";
import { lineAt, sourceSuppressions } from "../../../src/core/detect/source-suppressions";
import { suppressionChange, suppressionComment } from "../../../src/core/detect/write-suppression";
import { applyChanges } from "../../../src/core/text/text-change";

/** Each suppression as its rule, its reason and the text of the line that it is for. */
function read(text: string): readonly (readonly [string, string | undefined, string])[] {
  return sourceSuppressions(text).map(({ rule, reason, line }) => [rule, reason, text.slice(line.start, line.end)]);
}

describe("a comment that suppresses", () => {
  test.each<[text: string, expected: ReturnType<typeof read>]>([
    ["// wazir-ignore a/b#R2 -- why\ncode();", [["a/b#R2", "why", "code();"]]],
    ["code(); // wazir-ignore a/b#R2", [["a/b#R2", undefined, "code(); // wazir-ignore a/b#R2"]]],
    [
      "# wazir-ignore a/b#R1, c/d#R2 -- both\r\ncode",
      [
        ["a/b#R1", "both", "code"],
        ["c/d#R2", "both", "code"],
      ],
    ],
    ["<!-- wazir-ignore a/b#R2 -- why -->\n<p>", [["a/b#R2", "why", "<p>"]]],
    ["/* wazir-ignore a/b#R2 -- a -- b */\np {}", [["a/b#R2", "a -- b", "p {}"]]],
    ["  {/* wazir-ignore a/b#R2 */}\n  <p/>", [["a/b#R2", undefined, "  <p/>"]]],
    ["-- wazir-ignore a/b#R2 -- why\nselect", [["a/b#R2", "why", "select"]]],
    [
      "// wazir-ignore a/b#R1\n// wazir-ignore a/b#R2\ncode",
      [
        ["a/b#R1", undefined, "code"],
        ["a/b#R2", undefined, "code"],
      ],
    ],
    ["// wazir-ignore a/b#R1", [["a/b#R1", undefined, "// wazir-ignore a/b#R1"]]],
    ["const word = 'wazir-ignore a/b#R2';", []],
    ["// wazir-ignore nothing", []],
    ["", []],
  ])("%j", (text, expected) => expect(read(text)).toEqual(expected));
});

test("what is offered to be written is read again, in every language that has comments", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["typescript", "if (a) {\r\n\tpay();\r\n}"],
    ["python", "def f():\n    pay()\n"],
    ["sql", "pay()"],
    ["html", "<p>\n  pay()\n</p>"],
    ["css", "a {\n  pay()\n}"],
    ["tsx", "return (\n  <p onClick={() => pay()} />\n);"],
    ["go", "func f() {\n\tpay()\n}"],
  ];
  for (const [language, text] of texts) {
    const comment = suppressionComment(text, text.indexOf("pay"), "a/b#R2", sourceLanguage(language))!;
    const written = applyChanges(text, [suppressionChange(comment, "it is keyed")]);
    const [one, ...more] = sourceSuppressions(written);
    const line = lineAt(written, written.indexOf("pay"));
    expect([language, one?.rule, one?.reason, one?.line, more]).toEqual([language, "a/b#R2", "it is keyed", line, []]);
    expect(/[^\r]\n/.test(written)).toBe(!text.includes("\r"));
  }
  expect(suppressionComment("{}", 0, "a/b#R2", sourceLanguage("json"))).toBeUndefined();
});
