import { describe, expect, test } from "vitest";
import { toCrlf } from "../../support/document-cases";
import { projectWith, runFiles, RUN_ID } from "../../support/projects";
import { contextWith } from "../../support/service";
import { ARTIFACTS, saidAt } from "./support/editor";

const MANIFEST = "wazir.manifest.yaml";
const OWN = {
  [MANIFEST]:
    "manifest_version: 2\nproject:\n  name: shop\npaths: {roles: roles, workflows: workflows, hooks: hooks, expertise: expertise}\n",
  "expertise/own/caching.md": "---\nid: own/caching\ntitle: Caching\nsummary: Keep it.\n---\n",
  "hooks/own_guard.yaml": "id: own_guard\ntitle: Own guard\ntrigger: own\n",
};
const context = await contextWith({ ...runFiles(), ...OWN });
const plain = await contextWith({ ...runFiles(), ...OWN }, { snippets: false, markdown: false });
const SPEC = `${ARTIFACTS}/spec`;
const TASK = '"$schema": "https://wazir.dev/schemas/task.schema.json"';

/** A text with the cursor, the text that is marked, and words that are said of it. */
type Case = readonly [name: string, path: string, text: string, covers: string, words: readonly string[]];

const CASES: readonly Case[] = [
  ["the first character of a key", `${SPEC}.yaml`, "⟦^⟧status: draft\n", "status", ["**`status`** · text · required"]],
  ["the end of a key", `${SPEC}.yaml`, "status⟦^⟧: draft\n", "status", ["**`status`**"]],
  ["a key that may be left out", `${SPEC}.yaml`, "non_g⟦^⟧oals: []\n", "non_goals", ["**`non_goals`** · list\n"]],
  ["a key in quotes", `${SPEC}.yaml`, '"sta⟦^⟧tus": draft\n', '"status"', ["**`status`**"]],
  ["a key without a value", `${SPEC}.yaml`, "sta⟦^⟧tus:\n", "status", ["- `superseded`: Replaced by a later artifact"]],
  ["a date", `${SPEC}.yaml`, "crea⟦^⟧ted_at: x\n", "created_at", ["date and time · required"]],
  ["a number", `${SPEC}.yaml`, "loop_number: ⟦^⟧3\n", "3", ["**`loop_number`** · whole number"]],
  ["a value in single quotes", `${SPEC}.yaml`, "status: 'dr⟦^⟧aft'\n", "'draft'", ["Being written."]],
  ["a value that is none of the choices", `${SPEC}.yaml`, "status: ⟦^⟧drfat\n", "drfat", ["- `draft`: Being written."]],
  ["a value before a comment", `${SPEC}.yaml`, "status: draf⟦^⟧t # so far\n", "draft", ["Being written."]],
  ["a text over lines", `${SPEC}.yaml`, "title: one\n  tw⟦^⟧o\n", "one\n  two", ["**`title`** · text"]],
  ["a value in braces", `${SPEC}.yaml`, "{title: 😀, status: dr⟦^⟧aft}\n", "draft", ["Being written."]],
  ["a key behind emoji", `${SPEC}.yaml`, "{title: 😀𝒳, sta⟦^⟧tus: draft}\n", "status", ["**`status`**"]],
  [
    "a key of an item",
    `${SPEC}.yaml`,
    "requirements:\n  - te⟦^⟧xt: a\n",
    "text",
    ["text · required", "one obligation"],
  ],
  ["a value of an item", `${SPEC}.yaml`, "requirements:\n  - source: ⟦^⟧Q-1\n", "Q-1", ["**`source`**"]],
  ["an item that is a text", `${SPEC}.yaml`, "requirements:\n  - On⟦^⟧ce\n", "Once", ["**`requirements`**"]],
  ["a later YAML document", `${SPEC}.yaml`, "title: a\n---\nstatus: dr⟦^⟧aft\n", "draft", ["Being written."]],
  ["the document before it", `${SPEC}.yaml`, "status: dr⟦^⟧aft\n---\ntitle: a\n", "draft", ["Being written."]],
  ["front matter", `${SPEC}.md`, "---\nrole: spec⟦^⟧ifier\n---\nText\n", "specifier", ["**Role `specifier`**"]],
  ["front matter without an end", `${SPEC}.md`, "---\nrole: spec⟦^⟧ifier", "specifier", ["**Role `specifier`**"]],
  ["a run", `${SPEC}.md`, `---\nrun_id: ${RUN_ID}⟦^⟧\n---\n`, RUN_ID, [`**Run \`${RUN_ID}\`**`]],
  ["a run that does not exist", `${SPEC}.md`, "---\nrun_id: no⟦^⟧ne\n---\n", "none", ["**`run_id`**"]],
  ["a key in JSON", `${SPEC}.json`, '{"sta⟦^⟧tus": "draft"}', '"status"', ["**`status`** · text · required"]],
  ["a value in JSON", `${SPEC}.json`, '{"status": ⟦^⟧"draft"}', '"draft"', ["Being written."]],
  ["an id in JSON", `${SPEC}.json`, '{"phase": "spec⟦^⟧ify"}', '"specify"', ["**Phase `specify`**"]],
  [
    "a key by its schema's address",
    "/elsewhere/t.json",
    `{${TASK}, "ti⟦^⟧tle": "a"}`,
    '"title"',
    ["· required", "Read as `task` because of its `$schema`."],
  ],
  [
    "a value by its schema's address",
    "/elsewhere/t.json",
    `{${TASK}, "type": "bug⟦^⟧fix"}`,
    '"bugfix"',
    ["**`bugfix`**"],
  ],
  [
    "`$schema` itself",
    "/elsewhere/t.json",
    `{${TASK.replace("$", "⟦^⟧$")}}`,
    '"$schema"',
    ["The address of the schema"],
  ],
  [
    "a role by its schema's address",
    "/elsewhere/w.yaml",
    "$schema: workflow.schema.json\nrole: plan⟦^⟧ner\n",
    "planner",
    ["**Role `planner`**"],
  ],
  ["a workflow", MANIFEST, "workflows: [re⟦^⟧view, learn]\n", "review", ["**Workflow `review`** · Review"]],
  [
    "a workflow that work is sent back to",
    "workflows/x.md",
    "---\nreject_to: des⟦^⟧ign\n---\n",
    "design",
    ["**Workflow `design`**"],
  ],
  ["a phase", MANIFEST, "phases:\n  - re⟦^⟧view\n  - learn\n", "review", ["**Phase `review`**", "gate"]],
  [
    "a hook",
    MANIFEST,
    "required_hooks:\n- own_⟦^⟧guard\n",
    "own_guard",
    ["**Hook `own_guard`** · Own guard", "*This workspace*"],
  ],
  [
    "a kind of artifact",
    "roles/x.md",
    "---\nproduces:\n  - plan-⟦^⟧review\n---\n",
    "plan-review",
    ["**Artifact `plan-review`**", "phase `plan_review`"],
  ],
  [
    "a module",
    "expertise/own/x.md",
    "---\nrelated: [own/cach⟦^⟧ing]\n---\n",
    "own/caching",
    ["**Module `own/caching`** · Caching", "Keep it"],
  ],
  [
    "a fixed number",
    MANIFEST,
    "mani⟦^⟧fest_version: 2\n",
    "manifest_version",
    ["Always `2`.", "Read as `manifest` because it is named `wazir.manifest.yaml`."],
  ],
  ["a switch", MANIFEST, "adapters:\n  open_pencil:\n    req⟦^⟧uired: true\n", "required", ["true or false\n"]],
];

describe("a hover says what stands there, and marks no more than that", () => {
  test.each(CASES)("%s", async (_name, path, text, covers, words) => {
    const said = await saidAt(context, path, text);
    expect(said?.covers).toBe(covers);
    for (const word of words) expect(`${said?.words ?? ""}\n`).toContain(word);
  });

  test.each(CASES)("%s, with CRLF", async (_name, path, text, covers) => {
    expect(await saidAt(context, path, toCrlf(text))).toEqual({
      words: (await saidAt(context, path, text))?.words,
      covers: toCrlf(covers),
    });
  });

  test.each(CASES)("%s, for a client without Markdown", async (_name, path, text, covers) => {
    const said = await saidAt(plain, path, text);
    expect(said?.covers).toBe(covers);
    expect(said?.words).not.toMatch(/[*`\\]/);
  });
});

describe("a hover says nothing", () => {
  test.each([
    ["on a comment", `${SPEC}.yaml`, "# sta⟦^⟧tus\nstatus: draft\n"],
    ["on a comment behind a value", `${SPEC}.yaml`, "status: draft # dra⟦^⟧ft\n"],
    ["on a comment between two keys", `${SPEC}.yaml`, "status: draft\n# dra⟦^⟧ft\ntitle: a\n"],
    ["between a key and its value", `${SPEC}.yaml`, "status:  ⟦^⟧  draft\n"],
    ["on a fence", `${SPEC}.md`, "--⟦^⟧-\nstatus: draft\n---\n"],
    ["in the body", `${SPEC}.md`, "---\nstatus: draft\n---\nstatus: dr⟦^⟧aft\n"],
    ["on a `---` block in the body", `${SPEC}.md`, "\n---\nstatus: dr⟦^⟧aft\n---\n"],
    ["on a key that is not known", `${SPEC}.yaml`, "mi⟦^⟧ne: 1\n"],
    ["on a value that is not known", `${SPEC}.yaml`, "mine: dr⟦^⟧aft\n"],
    ["on a document that is none of ours", "/elsewhere/x.yaml", "sta⟦^⟧tus: draft\n"],
    [
      "on a document with a schema of others",
      "/elsewhere/x.json",
      '{"$schema": "https://json.schemastore.org/task.json", "ti⟦^⟧tle": "a"}',
    ],
    ["in what nests too deep", `${SPEC}.yaml`, `a: ${"[".repeat(2000)}⟦^⟧`],
  ])("%s", async (_name, path, text) => {
    expect(await saidAt(context, path, text)).toBeUndefined();
  });

  test("on an alias", async () => {
    expect(await saidAt(context, `${SPEC}.yaml`, "sources: &a [x]\nnon_goals: *⟦^⟧a\n")).toBeUndefined();
  });
});

test("words of a workflow in the workspace stay words", async () => {
  const evil = "[x](command:foo) <img src=x onerror=1> ``` **b** https://evil.test www.evil.test a@evil.test";
  const own = {
    [MANIFEST]: OWN[MANIFEST],
    "workflows/bad.md": `---\nid: bad\ntitle: "${evil}"\nsummary: "1. ${evil}"\nrole: "${evil}"\nreject_to: "${evil}"\noutputs: ["${evil}"]\nlanes: ["${evil}"]\ngate: "${evil}"\n---\n`,
  };
  expect((await projectWith(own)).project.library.get("workflow", "bad")).toBeDefined();
  const words = (await saidAt(await contextWith(own), MANIFEST, "workflows: [ba⟦^⟧d]\n"))?.words ?? "";
  const prose = words
    .replace(/(?<!\\)\[(?:\\.|[^\]\\])*\]\(file:[^)\s]*\)/g, "")
    .replace(/(?<![`\\])(`+)(?!`)[^]*?[^`]\1(?!`)/g, "");
  expect(words).toContain("lanes ```` [x]");
  expect(prose).not.toMatch(/(?<!\\)[[\]<>`~]|(?<!\\)https?:|https?:\/|www\.|[^\\]@/);
  expect(prose.match(/(?<!\\)\*+/g)).toEqual(["**", "**", "*", "*"]);
  expect(prose).toMatch(/\n\n1\\\. /);
});
