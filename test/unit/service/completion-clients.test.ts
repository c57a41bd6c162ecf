import { InsertTextFormat, InsertTextMode } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { runFiles, RUN_ID } from "../../support/projects";
import { completeAt, contextWith } from "../../support/service";
import { ARTIFACTS, afterTaking, editOf } from "./support/editor";

const context = await contextWith(runFiles());
const plain = await contextWith(runFiles(), { snippets: false, markdown: false });

const PLACES = [
  ["YAML keys", `${ARTIFACTS}/implementation-plan.yaml`, "⟦^⟧\n"],
  ["keys of an item", `${ARTIFACTS}/implementation-plan.yaml`, "tasks:\n  - ⟦^⟧\n"],
  ["keys in braces", `${ARTIFACTS}/implementation-plan.yaml`, "{ ⟦^⟧ }\n"],
  ["front matter", `${ARTIFACTS}/review.md`, "---\n⟦^⟧\n---\n"],
  ["JSON keys", `${ARTIFACTS}/implementation-plan.json`, "{\n  ⟦^⟧\n}\n"],
  ["values", `${ARTIFACTS}/review.yaml`, "status: ⟦^⟧\n"],
  ["manifest keys", "wazir.manifest.yaml", "⟦^⟧\n"],
  ["`$schema`", "/elsewhere/t.yaml", "$schema: task.schema.json\nti⟦^⟧\n"],
] as const;

describe.each(PLACES)("%s", (_name, path, text) => {
  test("are plain text without a `$` for a client without snippets", () => {
    const items = completeAt(plain, path, text);
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      expect(item.insertTextFormat).toBe(InsertTextFormat.PlainText);
      expect(item.insertTextMode).toBe(InsertTextMode.asIs);
      expect(editOf(item).newText.replace("$schema", "")).not.toContain("$");
      expect(JSON.stringify(item.documentation ?? "")).not.toMatch(/\*\*|"markdown"/);
    }
  });

  test("come to the same text with snippets and without", () => {
    const texts = (client: typeof plain): readonly string[] =>
      completeAt(client, path, text).map((item) => `${item.label}: ${afterTaking(item, path, text)}`);
    expect(texts(context)).toEqual(texts(plain));
  });

  test("leave a text without a fault of its form", () => {
    const format = path.endsWith(".json") ? "json" : path.endsWith(".md") ? "markdown" : "yaml";
    for (const item of completeAt(plain, path, text)) {
      const after = afterTaking(item, path, text);
      const problems = readDocument(after, format).problems.filter(({ code }) => code !== "duplicate-key");
      // A number has no text that could stand for none: its place in JSON is empty.
      expect(
        problems.filter(({ message }) => !message.startsWith("A value is expected")),
        after,
      ).toEqual([]);
    }
  });
});

test("the role of the phase and the run of the folder are chosen beforehand, quotes or not", () => {
  for (const role of ["role: ⟦^⟧", "role: '⟦^⟧'", "role:⟦^⟧", "{ role: ⟦^⟧ }"]) {
    const [first, ...others] = completeAt(context, `${ARTIFACTS}/review.yaml`, `${role}\n`);
    expect(first).toMatchObject({ label: "reviewer", preselect: true });
    expect(others.some(({ preselect }) => preselect)).toBe(false);
  }
  const [run] = completeAt(context, `${ARTIFACTS}/review.yaml`, "run_id: ⟦^⟧\n");
  expect(run).toMatchObject({ label: RUN_ID, preselect: true });
});
