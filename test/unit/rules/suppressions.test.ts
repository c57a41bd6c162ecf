import fc from "fast-check";
import { expect, test } from "vitest";
import { commentsOf } from "../../../src/core/documents/comments";
import { readDocument } from "../../../src/core/documents/read-document";
import { judgeDocument } from "../../../src/core/rules/check-document";
import { documentKind } from "../../../src/core/library/document-kind";
import { anyText, runs } from "../../support/arbitraries";
import { projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { clarification, manifest } from "../../support/texts";

const PATH = `${ROOT}/.wazir/runs/${RUN_ID}/artifacts/clarification.md`;

async function judge(text: string, rules = "{}"): Promise<Awaited<ReturnType<typeof judgeDocument>>> {
  const { files, project } = await projectWith({ ...runFiles(), "wazir.manifest.yaml": manifest({ rules }) });
  const document = readDocument(text, "markdown");
  return judgeDocument({ path: PATH, document, kind: documentKind(project, PATH, document), project, files });
}

test("what is suppressed is still told to who asks for it", async () => {
  const { diagnostics, suppressed } = await judge(
    clarification({ status: "banana # wazir-disable-file schema-enum", role: "planner" }),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["wazir/role-not-of-phase"]);
  expect(suppressed.map(({ code, severity }) => [code, severity])).toEqual([["wazir/schema-enum", "error"]]);
});

test("a suppression of what is turned off is not unused", async () => {
  const text = clarification({ status: "banana # wazir-disable-file schema-enum" });
  expect((await judge(text, "{ wazir/schema-enum: off }")).diagnostics).toEqual([]);
});

test.each([
  ["a comment", "a: 1 # one\n# two\n", [" one", " two"]],
  ["a # in texts", "a: 'x # y'\nb: \"x # y\"\nc: x#y\nd: |\n  # z\ne: >\n  # z\n", []],
  ["comments in brackets", "a: [ # one\n  1, # two\n]\nb: { # three\n}\n", [" one", " two", " three"]],
  ["comments in a list", "a:\n  # one\n  - 1 # two\n  # three\n", [" one", " two", " three"]],
  ["a comment after a mark", "a: | # one\n  text\n--- # two\nb: 1\n... # three\n", [" one", " two", " three"]],
])("%s in YAML", (_name, text, words) => {
  const comments = commentsOf(readDocument(text, "yaml"));
  expect(comments.map(({ inner }) => text.slice(inner.start, inner.end))).toEqual(words);
});

test.each([
  ["one on a line of its own", "# T\n\n<!-- one -->\n  <!--two--> text\n", [" one ", "two"]],
  ["one within a line", "Text <!-- one -->\n", []],
  [
    "those in blocks of code",
    "```\n<!-- one -->\n~~~\n```\n\n~~~~ md\n<!-- two -->\n~~~\n~~~~\n<!-- three -->\n",
    [" three "],
  ],
  ["those in indented code", "    <!-- one -->\n", []],
  ["one that is not closed in its line", "<!-- one\n-->\n", []],
])("%s in Markdown", (_name, text, words) => {
  const comments = commentsOf(readDocument(text, "markdown"));
  expect(comments.map(({ inner }) => text.slice(inner.start, inner.end))).toEqual(words);
});

test("comments of any text lie within it, in order", () => {
  fc.assert(
    fc.property(anyText(), fc.constantFrom("yaml", "markdown", "json"), (text, format) => {
      let last = 0;
      for (const { range, inner } of commentsOf(readDocument(text, format))) {
        expect(range.start).toBeGreaterThanOrEqual(last);
        expect(inner.start).toBeGreaterThan(range.start);
        expect(inner.end).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(text.charAt(range.start)).toMatch(/[#<]/);
        last = range.end;
      }
    }),
    runs(500),
  );
});
