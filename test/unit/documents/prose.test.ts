import { describe, expect, test } from "vitest";
import { proseIn } from "../../../src/core/documents/prose";
import { toCrlf } from "../../support/document-cases";
import { BOUNDED, processorTime } from "../../support/processor-time";

/** What of a text is prose, each part with its line ends as `|`. */
function prose(text: string): readonly string[] {
  return proseIn(text, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end).replace(/\r\n|\r|\n/g, "|"),
  );
}

/** Each text with the parts of it that are prose. */
const CASES: readonly (readonly [name: string, text: string, parts: readonly string[]])[] = [
  ["nothing", "", []],
  ["blank lines end a part", "a\nb\n\n \nc", ["a|b", "c"]],
  ["a block of code", "a\n```sh\nb\n```\nc\n", ["a", "c"]],
  ["another kind of fence is code", "~~~\n```\na\n~~~\nb", ["b"]],
  ["a shorter fence is code", "````\n```\na\n````\nb", ["b"]],
  ["a longer fence closes", "```\na\n`````\nb", ["b"]],
  ["a fence with words after it closes nothing", "```\na\n``` b\nc\n```\nd", ["d"]],
  ["a fence without its end", "a\n```\nb\n\nc", ["a"]],
  ["back-ticks after a fence of back-ticks make it none", "a\n``` b ` c\nd", ["a|``` b ` c|d"]],
  ["back-ticks after a fence of tildes", "a\n~~~ `b`\nc\n~~~\nd", ["a", "d"]],
  ["a block in a list item", "- a\n  ```\n  b\n  ```\n- c", ["- a", "- c"]],
  ["a block that begins a list item", "1. ```\n   b\n   - ```\n   ```\nc", ["c"]],
  ["a block in a quote", "> ```\n> a\n> ```\n> b", ["> b"]],
  ["a rule of stars is none of it", "***\na", ["***|a"]],
  ["code in a line", "a `b` c", ["a ", " c"]],
  ["code over a line end", "a `b\nc` d", ["a ", " d"]],
  ["a back-tick alone", "a ` b\n\n` c", ["a ` b", "` c"]],
  ["runs of unlike length", "a `` b ` c `` d ` e", ["a ", " d ` e"]],
];

describe("what is prose", () => {
  test.each(CASES)("%s", (_name, text, parts) => {
    expect(prose(text)).toEqual(parts);
    expect(prose(toCrlf(text))).toEqual(parts);
    expect(prose(text.replaceAll("\n", "\r"))).toEqual(parts);
  });

  test("of a part of a text only", () => {
    expect(proseIn("a\n`b` c", { start: 2, end: 5 })).toEqual([]);
    expect(proseIn("a\n`b` c", { start: 1, end: 7 })).toEqual([{ start: 5, end: 7 }]);
  });

  test.each([
    ["back-ticks", "` ".repeat(100_000)],
    ["back-ticks of many lengths", Array.from({ length: 600 }, (_, at) => "`".repeat(at + 1)).join(" ")],
    ["marks of lists", "- ".repeat(100_000)],
    ["spaces", " ".repeat(200_000) + "a"],
    ["fences", "```\n".repeat(50_000)],
    ["short lines", "a\n".repeat(100_000)],
  ])("200,000 characters of %s take no time to speak of", (_name, text) => {
    expect(processorTime(() => void proseIn(text, { start: 0, end: text.length }))).toBeLessThan(BOUNDED);
  });
});
