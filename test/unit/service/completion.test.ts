import { CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { applyCompletion, resolveSnippet } from "../../support/apply-completion";
import { toCrlf } from "../../support/document-cases";
import { parseMarked } from "../../support/markers";
import { checkText, RUN_ID, runFiles } from "../../support/projects";
import { completeAt, contextWith, openMarked } from "../../support/service";
import { manifest, role } from "../../support/texts";
import {
  CLARIFICATION,
  ITEM_CASES,
  KEY_CASES,
  MANIFEST,
  PLAN,
  PLAN_JSON,
  VALUE_CASES,
  type CompletionCase,
} from "./completion-cases";
import { JSON_CASES } from "./completion-json-cases";

const context = await contextWith(runFiles());
const plain = await contextWith(runFiles(), { snippets: false, markdown: false });

const CASES = [...KEY_CASES, ...ITEM_CASES, ...VALUE_CASES, ...JSON_CASES];

function labels(path: string, marked: string): readonly string[] {
  return completeAt(context, path, marked).map(({ label }) => label);
}

function taken({ path, before, take }: CompletionCase, blank: string, client = context): string {
  const item = completeAt(client, path, before).find(({ label }) => label === take);
  if (item === undefined) throw new Error(`${take} is not offered.`);
  return applyCompletion(openMarked(path, before).document, item, blank).text;
}

describe("the document after a completion was taken", () => {
  test.each(CASES)("$name", (item) => expect(taken(item, "‸")).toBe(item.after));

  const lines = CASES.filter(({ before }) => before.includes("\n"));

  test.each(lines)("$name, with Windows line ends", (item) => {
    expect(taken({ ...item, before: toCrlf(item.before) }, "‸")).toBe(toCrlf(item.after));
  });

  test.each(CASES)("$name, by a client without snippets", (item) => {
    expect(taken(item, "", plain)).toBe(item.after.replaceAll("‸", ""));
  });

  test.each(CASES)("$name: it is read as well as before", (item) => {
    const faults = (text: string): number =>
      readDocument(text, formatOfPath(item.path) ?? "yaml").problems.filter(({ code }) => code === "syntax").length;
    expect(faults(taken(item, "1"))).toBeLessThanOrEqual(faults(parseMarked(item.before).text));
  });
});

test("a document whose keys are all taken from what is offered has no fault", async () => {
  let text = "---\n⟦^⟧---\n";
  for (let offered = labels(CLARIFICATION, text); offered.length > 0; offered = labels(CLARIFICATION, text)) {
    const after = taken({ name: "", path: CLARIFICATION, before: text, take: offered[0] ?? "", after: "" }, "Q-1");
    text = after.replace(/(\n)---\n$/, "$1⟦^⟧---\n");
  }
  const filled = parseMarked(text)
    .text.replace("role: Q-1", "role: clarifier")
    .replace("created_at: Q-1", "created_at: 2026-11-23T14:05:00Z")
    .replace("run_id: Q-1", `run_id: ${RUN_ID}`);
  expect(await checkText(CLARIFICATION, filled, runFiles())).toEqual([]);
});

describe("what is offered", () => {
  test("keys that have to be there first, those that are there not again", () => {
    expect(labels(CLARIFICATION, "---\nphase: clarify\nstatus: draft\n⟦^⟧\n---\n")).toEqual([
      ...["role", "run_id", "created_at", "sources", "loop_number", "scope_summary", "questions"],
      ...["artifact_type", "title"].filter((key) => labels(CLARIFICATION, "---\n⟦^⟧\n---\n").includes(key)),
    ]);
  });

  test("the same keys in YAML, JSON and front matter", () => {
    const yaml = labels(PLAN, "phase: plan\n⟦^⟧");
    expect(yaml.length).toBeGreaterThan(8);
    expect(labels(PLAN_JSON, '{"phase": "plan", ⟦^⟧}')).toEqual(yaml);
    expect(labels(PLAN.replace(".yaml", ".md"), "---\nphase: plan\n⟦^⟧\n---\n")).toEqual(yaml);
  });

  test("the role of the phase first, and chosen beforehand", () => {
    for (const [path, text] of [
      [CLARIFICATION, "---\nphase: clarify\nrole: ⟦^⟧\n---\n"],
      [CLARIFICATION, "---\nrole: ⟦^⟧\n---\n"],
      [PLAN, "role: ⟦^⟧\nphase: plan\n"],
      [PLAN_JSON, '{"phase": "plan", "role": ⟦^⟧}'],
    ] as const) {
      const [first, second] = completeAt(context, path, text);
      expect(first).toMatchObject({ label: path === CLARIFICATION ? "clarifier" : "planner", preselect: true });
      expect(first?.kind).toBe(CompletionItemKind.Reference);
      expect(second?.preselect).toBeUndefined();
    }
  });

  test("the run that the artifact stands in first", async () => {
    const two = await contextWith({ ...runFiles(), ...runFiles("20261124-later") });
    const items = completeAt(two, CLARIFICATION, "---\nrun_id: ⟦^⟧\n---\n");
    expect(items.map(({ label }) => label)).toEqual([RUN_ID, "20261124-later"]);
    expect(items[0]).toMatchObject({ preselect: true, detail: "Idempotent payments" });
  });

  test("the one phase that is right in an artifact, all of them in a manifest", () => {
    expect(labels(CLARIFICATION, "---\nphase: ⟦^⟧\n---\n")).toEqual(["clarify"]);
    expect(labels(MANIFEST, "phases: [⟦^⟧]")).toHaveLength(15);
  });

  test("items of the workspace beside the bundled ones", async () => {
    const own = await contextWith({ [MANIFEST]: manifest({ paths: "{ roles: roles }" }), "roles/tester.md": role() });
    const items = completeAt(own, MANIFEST, "roles: [⟦^⟧]");
    expect(items.map(({ label }) => label)).toContain("tester");
    expect(items.find(({ label }) => label === "tester")?.detail).toBe("Tester");
  });

  test("the values of an enum with what each means", () => {
    const items = completeAt(context, PLAN, "status: ⟦^⟧");
    expect(items.map(({ label }) => label)).toEqual(["draft", "in_review", "approved", "rejected", "superseded"]);
    expect(items[1]?.documentation).toEqual({
      kind: "markdown",
      value: expect.stringContaining("waits for its gate") as string,
    });
  });

  test.each([
    ["a comment", MANIFEST, "# ⟦^⟧\n"],
    ["a comment after a value", MANIFEST, "hosts: [claude] # ⟦^⟧\n"],
    ["a text of one's own", MANIFEST, "project:\n  name: x ⟦^⟧\n"],
    ["a block text", PLAN, "title: |\n  sta⟦^⟧\n"],
    ["an open quote over lines", PLAN, 'title: "Half\n  sta⟦^⟧'],
    ["the body of Markdown", CLARIFICATION, "---\nphase: clarify\n---\nsta⟦^⟧\n"],
    ["a document of nobody's", "notes.yaml", "sta⟦^⟧"],
    ["Markdown without front matter", CLARIFICATION, "sta⟦^⟧"],
    ["a comment in JSON", PLAN_JSON, "{ // ⟦^⟧\n}"],
    ["a text of one's own in JSON", PLAN_JSON, '{"title": "⟦^⟧"}'],
    ["bytes that are no text", PLAN, "\0⟦^⟧"],
    ["what nests too deep", PLAN, `${"[".repeat(500)}⟦^⟧`],
  ])("nothing in %s", (_name, path, text) => expect(labels(path, text)).toEqual([]));
});

describe("an item", () => {
  test("is a snippet only where the client knows them", () => {
    expect(completeAt(context, PLAN, "⟦^⟧").every((item) => item.insertTextFormat === InsertTextFormat.Snippet)).toBe(
      true,
    );
    const items = completeAt(plain, PLAN, "⟦^⟧");
    expect(items.every((item) => item.insertTextFormat === InsertTextFormat.PlainText)).toBe(true);
    expect(items.map((item) => item.textEdit?.newText).join("")).not.toMatch(/\$\{?\d/);
  });

  test("has its words in the client's form", () => {
    const [item] = completeAt(plain, MANIFEST, "⟦^⟧");
    expect(item?.documentation).toMatchObject({ kind: "plaintext" });
  });

  test("that holds signs of snippets stays as it is", async () => {
    const own = await contextWith({
      [MANIFEST]: manifest({ paths: "{ schemas: schemas }" }),
      "schemas/note.schema.json": JSON.stringify({ properties: { "a$1}": { enum: ["$0,x|y}", "b\\c"] } } }),
    });
    const items = completeAt(own, "n.yaml", "$schema: note.schema.json\n⟦^⟧");
    const edit = items.find(({ label }) => label === "a$1}")?.textEdit?.newText ?? "";
    expect(resolveSnippet(edit)).toEqual({ text: '"a$1}": "$0,x|y}"', choices: [['"$0,x|y}"', '"b\\\\c"']] });
    const value = completeAt(own, "n.yaml", "$schema: note.schema.json\na$1}: ⟦^⟧")[0]?.textEdit?.newText ?? "";
    expect(resolveSnippet(value).text).toBe('"$0,x|y}"');
  });

  test("replaces text on one line only", () => {
    for (const { path, before } of CASES) {
      for (const item of completeAt(context, path, before)) {
        const range = item.textEdit && "range" in item.textEdit ? item.textEdit.range : undefined;
        expect(range?.start.line).toBe(range?.end.line);
      }
    }
  });
});
