import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { toCrlf } from "../../support/document-cases";
import { runFiles } from "../../support/projects";
import { contextWith } from "../../support/service";
import { ARTIFACTS, labelsAt, takenAt } from "./support/editor";

const context = await contextWith(runFiles());
const PATH = `${ARTIFACTS}/spec.json`;

type Case = readonly [name: string, text: string, label: string, after: string];

const KEYS: readonly Case[] = [
  ["in an empty object", "{⟦^⟧}", "status", '{"status": "draft"}'],
  ["a word without quotes", "{\n  sta⟦^⟧\n}", "status", '{\n  "status": "draft"\n}'],
  ["in quotes", '{\n  "st⟦^⟧at"\n}', "status", '{\n  "status": "draft"\n}'],
  ["before its quote", '{\n  ⟦^⟧"stat"\n}', "status", '{\n  "status": "draft"\n}'],
  ["an open quote before a brace", '{"st⟦^⟧}', "status", '{"status": "draft"}'],
  ["with a value already", '{\n  "st⟦^⟧at": "draft"\n}', "status", '{\n  "status": "draft"\n}'],
  ["with a value behind a space", '{ "st⟦^⟧at" : 1 }', "status", '{ "status" : 1 }'],
  [
    "before another without a comma",
    '{\n  ⟦^⟧\n  "title": "a"\n}',
    "status",
    '{\n  "status": "draft",\n  "title": "a"\n}',
  ],
  ["before another on its line", '{ ⟦^⟧ "title": "a" }', "status", '{ "status": "draft", "title": "a" }'],
  ["before a comma", '{ "st⟦^⟧", "title": "a" }', "status", '{ "status": "draft", "title": "a" }'],
  ["after another with its comma", '{"title": "a", ⟦^⟧}', "status", '{"title": "a", "status": "draft"}'],
  [
    "after another without a comma",
    '{\n  "title": "a"\n  ⟦^⟧\n}',
    "status",
    '{\n  "title": "a",\n  "status": "draft"\n}',
  ],
  ["the same in quotes", '{\n  "title": "a"\n  "st⟦^⟧"\n}', "status", '{\n  "title": "a",\n  "status": "draft"\n}'],
  [
    "the same, half a word",
    '{\n  "loop_number": 0\n  st⟦^⟧\n}',
    "status",
    '{\n  "loop_number": 0,\n  "status": "draft"\n}',
  ],
  ["after a list without a comma", '{ "sources": [] ⟦^⟧ }', "status", '{ "sources": [], "status": "draft" }'],
  [
    "between two without a comma",
    '{ "title": "a" ⟦^⟧ "role": "b" }',
    "status",
    '{ "title": "a", "status": "draft", "role": "b" }',
  ],
  ["of an item", '{"requirements": [{ "id": "R-1", ⟦^⟧ }]}', "text", '{"requirements": [{ "id": "R-1", "text": "" }]}'],
  ["of an item without its end", '{"requirements": [{ "te⟦^⟧', "text", '{"requirements": [{ "text": ""'],
  ["a list of texts", "{ ⟦^⟧ }", "sources", '{ "sources": [] }'],
  [
    "a list of mappings, indented as its line is",
    '{\n    "title": "a", ⟦^⟧\n}',
    "requirements",
    '{\n    "title": "a", "requirements": [{\n      "id": "",\n      "text": ""\n    }]\n}',
  ],
  ["behind emoji", '{ "title": "😀𝒳", "st⟦^⟧" }', "status", '{ "title": "😀𝒳", "status": "draft" }'],
];

const VALUES: readonly Case[] = [
  ["in quotes", '{ "status": "dr⟦^⟧aft" }', "in_review", '{ "status": "in_review" }'],
  ["in empty quotes", '{ "status": "⟦^⟧" }', "in_review", '{ "status": "in_review" }'],
  ["before its quote", '{ "status": ⟦^⟧"draft" }', "in_review", '{ "status": "in_review" }'],
  ["a word without quotes", '{ "status": in⟦^⟧ }', "in_review", '{ "status": "in_review" }'],
  ["an open quote", '{\n  "status": "in⟦^⟧\n}', "in_review", '{\n  "status": "in_review"\n}'],
  ["an open quote before a brace", '{ "status": "in⟦^⟧}', "in_review", '{ "status": "in_review"}'],
  [
    "before another key without a comma",
    '{\n  "status": ⟦^⟧\n  "title": "a"\n}',
    "draft",
    '{\n  "status": "draft",\n  "title": "a"\n}',
  ],
  ["a number", '{ "loop_number": ⟦^⟧ }', "0", '{ "loop_number": 0 }'],
  ["a role", '{ "phase": "specify", "role": "⟦^⟧" }', "specifier", '{ "phase": "specify", "role": "specifier" }'],
  ["of an item", '{ "requirements": [{ "source": "⟦^⟧" }] }', "Q-1", '{ "requirements": [{ "source": "Q-1" }] }'],
];

describe.each([
  ["line feeds", (text: string) => text],
  ["CRLF", toCrlf],
])("in JSON with %s", (_form, wrap) => {
  test.each(KEYS)("a key %s", (_name, text, label, after) => {
    expect(takenAt(context, PATH, wrap(text), label)).toBe(wrap(after));
  });

  test.each(VALUES)("a value %s", (_name, text, label, after) => {
    expect(takenAt(context, PATH, wrap(text), label)).toBe(wrap(after));
  });
});

test.each([...KEYS, ...VALUES])("the text reads at least as well as before: %s", (_name, text, label) => {
  const faults = (json: string): number => readDocument(json, "json").problems.length;
  expect(faults(takenAt(context, PATH, text, label))).toBeLessThanOrEqual(faults(text.replace("⟦^⟧", "")));
});

describe("values of a list", () => {
  const path = "/elsewhere/role.json";
  const head = '"$schema": "https://wazir.dev/schemas/role.schema.json"';
  test.each<Case>([
    ["the first", `{${head}, "tools": [⟦^⟧]}`, "read", `{${head}, "tools": ["read"]}`],
    ["behind another", `{${head}, "tools": ["read", ⟦^⟧]}`, "edit", `{${head}, "tools": ["read", "edit"]}`],
    ["before another", `{${head}, "tools": [⟦^⟧ "read"]}`, "edit", `{${head}, "tools": ["edit", "read"]}`],
    [
      "in quotes before another",
      `{${head}, "tools": ["e⟦^⟧", "read"]}`,
      "edit",
      `{${head}, "tools": ["edit", "read"]}`,
    ],
    ["an id", `{${head}, "produces": ["sp⟦^⟧"]}`, "spec", `{${head}, "produces": ["spec"]}`],
  ])("%s", (_name, text, label, after) => expect(takenAt(context, path, text, label)).toBe(after));
});

describe("nothing is proposed", () => {
  test.each([
    ["in a comment to the line's end", '{ // "sta⟦^⟧\n}'],
    ["at the end of a comment", "{ // sta⟦^⟧\n}"],
    ["in a comment between marks", '{ "status": /* ⟦^⟧ */ "draft" }'],
    ["behind a closing quote", '{ "status": "draft"⟦^⟧ }'],
    ["behind a key without a colon", '{ "status" ⟦^⟧ }'],
    ["behind an item without a comma", '{ "sources": ["a" ⟦^⟧] }'],
    ["behind the end", '{ "status": "draft" } ⟦^⟧'],
    ["behind the end, in the next line", "{}\n⟦^⟧"],
    ["in an empty document", "⟦^⟧"],
    ["in what nests too deep", `{ "a": ${"[".repeat(5000)}⟦^⟧`],
    ["below a text", '{ "title": "a⟦^⟧" }'],
  ])("%s", (_name, text) => expect(labelsAt(context, PATH, text)).toEqual([]));

  test("of a type that quotes would change", () => {
    const path = `${ARTIFACTS}/clarification.json`;
    expect(labelsAt(context, path, '{ "questions": [{ "blocking": ⟦^⟧ }] }')).toEqual(["true", "false"]);
    expect(labelsAt(context, path, '{ "questions": [{ "blocking": "⟦^⟧" }] }')).toEqual([]);
  });
});
