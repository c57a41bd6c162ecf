import { describe, expect, test } from "vitest";
import { escapeMarkdown, inlineCode, paragraphs } from "../../../src/service/markdown";

const WORDS = [
  "plain words",
  "[x](command:foo) ![y](https://evil.test/y.png)",
  "<img src=x onerror=1> &lt; &#60;",
  "`a` ``b`` ```c",
  "**bold** _thin_ ~~gone~~ *",
  "back\\slash \\*star\\* C:\\new",
  "https://evil.test www.evil.test mail@evil.test",
  "1. one",
  "- item",
  "# head",
  "=====",
  "a | b",
  "😀 𝒳",
];

describe("what a document says can be read in both forms of a client", () => {
  test.each(WORDS)("%j", (text) => {
    const parts = [
      escapeMarkdown(text),
      `**${inlineCode(text)}** · ${escapeMarkdown(text)}`,
      `*${escapeMarkdown(text)}*`,
    ];
    expect(paragraphs(parts, { markdown: false, snippets: false })).toEqual({
      kind: "plaintext",
      value: [text, `${text} · ${text}`, text].join("\n\n"),
    });
    expect(paragraphs(["", ...parts], { markdown: true, snippets: true })).toEqual({
      kind: "markdown",
      value: parts.join("\n\n"),
    });
  });
});

test.each([
  ["  indented", "indented"],
  ["a\n\n# b", "a \\# b"],
  ["a\u2028b\tc", "a b c"],
  ["https://a.test/b", "https\\://a.test/b"],
  ["FTP://a.test WWW.a.test", "FTP\\://a.test WWW\\.a.test"],
  ["a@b.test", "a\\@b.test"],
  ["12. a 1.5", "12\\. a 1.5"],
  ["Ends: here. And: there.", "Ends: here. And: there."],
])("%j is written %s", (text, expected) => expect(escapeMarkdown(text)).toBe(expected));

test.each([
  ["a", "`a`"],
  ["`", "`` ` ``"],
  ["a```b`", "```` a```b` ````"],
  ["a\r\n\r\nb", "`a b`"],
])("%j as code is %s", (text, expected) => expect(inlineCode(text)).toBe(expected));
