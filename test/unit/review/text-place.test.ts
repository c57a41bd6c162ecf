import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTextPlace, textPlace } from "../../../src/core/review/text-place";

const TEXT = `import { pay } from "./pay";

export function create() {
  if (!key) {
    return 400;
  }
  return pay();
}
`;

describe("a place of a text", () => {
  test("quotes its lines and the nearest that are not blank around them", () => {
    expect(textPlace(TEXT, 3, 4)).toEqual({
      line: 3,
      endLine: 4,
      quote: "export function create() {\nif (!key) {",
      before: 'import { pay } from "./pay";',
      after: "return 400;",
    });
  });

  test("is within the text whatever is asked for", () => {
    expect(textPlace("a\nb", 9, 2)).toMatchObject({ line: 2, endLine: 2, quote: "b", after: "" });
    expect(textPlace("", 0)).toMatchObject({ line: 1, endLine: 1, quote: "", before: "" });
  });

  test("quotes the beginning of a long one, and keeps its length", () => {
    const place = textPlace(Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join("\n"), 5, 25);
    expect(place.quote.split("\n")).toHaveLength(8);
    expect([place.line, place.endLine, place.after]).toEqual([5, 25, "line 26"]);
  });
});

describe("finding a place again", () => {
  const place = textPlace(TEXT, 5);

  test("is where it was in the same text", () => {
    expect(findTextPlace(TEXT, place)).toEqual({ line: 5, endLine: 5, state: "same" });
  });

  test("follows its lines down and up, whatever their indentation and line ends", () => {
    expect(findTextPlace(`// one\n// two\n${TEXT}`, place)).toEqual({ line: 7, endLine: 7, state: "moved" });
    expect(findTextPlace(TEXT.slice(TEXT.indexOf("export")), place)).toEqual({ line: 3, endLine: 3, state: "moved" });
    expect(findTextPlace(TEXT.replaceAll("\n", "\r\n").replace("    return 400", "\treturn 400"), place).line).toBe(5);
  });

  test("takes of several the one with the same neighbours", () => {
    const other = "if (!body) {\n  return 400;\n}\nlog();\n";
    expect(findTextPlace(`${other}${other}${TEXT}`, place)).toEqual({ line: 13, endLine: 13, state: "moved" });
  });

  test("takes of equals the nearest", () => {
    const text = "a\n}\na\n}\na\n}\na\n}\n";
    expect(findTextPlace(text, textPlace(text, 6)).line).toBe(6);
  });

  test("a text that is gone is shown between its neighbours, and says so", () => {
    const changed = TEXT.replace("return 400;", "throw new Refusal(400);");
    expect(findTextPlace(`// one\n${changed}`, place)).toEqual({ line: 6, endLine: 6, state: "gone" });
    const above = changed.replace("  if (!key) {\n", "");
    expect(findTextPlace(above, place)).toMatchObject({ line: 5, state: "gone" });
  });

  test("a place in an emptied text is its first line", () => {
    expect(findTextPlace("", place)).toEqual({ line: 1, endLine: 1, state: "gone" });
  });

  test("a place without a quote is its line", () => {
    const bare = { line: 4, endLine: 4, quote: "", before: "", after: "" };
    expect(findTextPlace(TEXT, bare)).toEqual({ line: 4, endLine: 4, state: "same" });
    expect(findTextPlace("one", bare)).toEqual({ line: 1, endLine: 1, state: "gone" });
  });

  test("a blank line is found by what stands around it", () => {
    const text = "a\n\nb\n\nc";
    expect(findTextPlace(`x\n\n${text}`, textPlace(text, 4))).toEqual({ line: 6, endLine: 6, state: "moved" });
    expect(findTextPlace("p\n\nq", textPlace(text, 4)).state).toBe("gone");
  });
});

describe("for any text", () => {
  const line = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ""));
  const texts = fc.array(line, { minLength: 1, maxLength: 30 });

  test("a place is found where it was made", () => {
    fc.assert(
      fc.property(texts, fc.nat(29), fc.nat(4), (lines, at, span) => {
        const place = textPlace(lines.join("\n"), at + 1, at + 1 + span);
        const found = findTextPlace(lines.join("\n"), place);
        expect(found).toMatchObject({ line: place.line, endLine: place.endLine });
        expect(found.state).toBe("same");
      }),
    );
  });

  test("a line that stands once is followed through every edit around it", () => {
    fc.assert(
      fc.property(texts, texts, texts, texts, (above, below, newAbove, newBelow) => {
        const text = [...above, "the » one", ...below].join("\n");
        const place = textPlace(text, above.length + 1);
        const found = findTextPlace([...newAbove, "  the » one", ...newBelow].join("\n"), place);
        expect(found.line).toBe(newAbove.length + 1);
        expect(found.state).not.toBe("gone");
      }),
    );
  });

  test("what is found is within the text", () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(29), fc.nat(9), (lines, now, at, span) => {
        const found = findTextPlace(now.join("\n"), textPlace(lines.join("\n"), at + 1, at + 1 + span));
        expect(found.line).toBeGreaterThanOrEqual(1);
        expect(found.endLine).toBeGreaterThanOrEqual(found.line);
        expect(found.endLine).toBeLessThanOrEqual(now.length);
      }),
    );
  });
});
