import { describe, expect, test } from "vitest";
import { RULE_CODES } from "../../../src/core/rules/all-rules";
import { diagnose, toLsp } from "../../../src/service/features/diagnostics";
import { toCrlf } from "../../support/document-cases";
import { parseMarked } from "../../support/markers";
import { runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { clarification } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const context = { ...(await contextWith(runFiles())), rulePages: "vscode://pages" };
const PATH = `${ARTIFACTS}/clarification.md`;

/** Faults marked in a text as `⟦diag:code⟧…⟦/⟧`. */
const FAULTS: readonly (readonly [name: string, path: string, text: string])[] = [
  ["a value", PATH, clarification({ status: "⟦diag:schema-enum⟧nope⟦/⟧" })],
  [
    "a value behind emoji",
    PATH,
    clarification({ status: '"draft" # 😀', title: "{a: 😀, 𝒳: b}" }).replace("title", "⟦diag:schema-type⟧title⟦/⟧"),
  ],
  ["a role of another phase", PATH, clarification({ role: "⟦diag:role-not-of-phase⟧planner⟦/⟧" })],
  [
    "two on later lines",
    PATH,
    clarification({ loop_number: "⟦diag:schema-limit⟧-1⟦/⟧", status: "⟦diag:schema-enum⟧nope⟦/⟧" }),
  ],
  [
    "a key of a manifest behind emoji",
    "wazir.manifest.yaml",
    "manifest_version: 2\nproject: { name: 😀𝒳, ⟦diag:schema-unknown-key⟧nmae⟦/⟧: x }\n",
  ],
  [
    "a role that does not exist, in a list",
    "wazir.manifest.yaml",
    'manifest_version: 2\nproject: {name: "😀"}\nroles: [planner, ⟦diag:unknown-role⟧nobody⟦/⟧]\n',
  ],
];

async function found(path: string, text: string): Promise<readonly (readonly [code: unknown, covers: string])[]> {
  const document = openText(path, text);
  return (await diagnose(context, document)).map(({ code, range }) => [code, document.getText(range)] as const);
}

describe("a diagnostic stands where the fault is", () => {
  test.each(FAULTS)("%s", async (_name, path, marked) => {
    const { text, marks } = parseMarked(marked);
    const expected = marks.map((mark) => [`wazir/${mark.argument}`, text.slice(mark.start, mark.end)]);
    expect(await found(path, text)).toEqual(expected);
    expect(await found(path, toCrlf(text)), "with CRLF").toEqual(expected);
  });

  test.each(FAULTS)("%s: on the same line and column with CRLF", async (_name, path, marked) => {
    const { text } = parseMarked(marked);
    const ranges = async (one: string): Promise<unknown> =>
      (await diagnose(context, openText(path, one))).map(({ range }) => range);
    expect(await ranges(toCrlf(text))).toEqual(await ranges(text));
  });

  test("in UTF-16 columns", async () => {
    const document = openText("wazir.manifest.yaml", "manifest_version: 2\nproject: { name: 😀𝒳, nmae: x }\n");
    expect((await diagnose(context, document)).map(({ range }) => range)).toEqual([
      { start: { line: 1, character: 23 }, end: { line: 1, character: 27 } },
    ]);
  });

  test("in the YAML document it is about", async () => {
    const text = "phase: specify\n---\nstatus: nope\n---\nstatus: draft\n";
    const document = openText(`${ARTIFACTS}/spec.yaml`, text);
    const wrong = (await diagnose(context, document)).filter(({ code }) => code === "wazir/schema-enum");
    expect(wrong.map(({ range }) => range)).toEqual([
      { start: { line: 2, character: 8 }, end: { line: 2, character: 12 } },
    ]);
  });
});

describe("a diagnostic says whose it is", () => {
  const document = openText(PATH, "a\nb 😀 c\n");
  const range = { start: 2, end: 6 };

  test.each([
    ["error", 1],
    ["warning", 2],
    ["information", 3],
    ["hint", 4],
  ] as const)("%s is severity %i", (severity, number) => {
    const finding = { code: "wazir/unknown-run", message: "m", range, severity };
    expect(toLsp(finding, document, undefined)).toEqual({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      severity: number,
      source: "wazir",
      code: "wazir/unknown-run",
      message: "m",
    });
  });

  test.each(RULE_CODES.map(({ code }) => code))("%s has its page", (code) => {
    const finding = { code, message: "m", range, severity: "error", data: { near: "x" } } as const;
    expect(toLsp(finding, document, "file:///r")).toMatchObject({
      codeDescription: { href: `file:///r/${code.replace("wazir/", "")}.md` },
      data: { near: "x" },
    });
  });

  test("and nothing of a document that is none of ours", async () => {
    expect(await diagnose(context, openText("/elsewhere/a.yaml", "a: [\n"))).toEqual([]);
  });
});
