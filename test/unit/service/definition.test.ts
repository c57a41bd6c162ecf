import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionsAt } from "../../../src/service/features/definition";
import { referencesAt } from "../../../src/service/features/references";
import { REPOSITORY, ROOT, runFiles, RUN_ID } from "../../support/projects";
import { contextWith, openMarked } from "../../support/service";
import { clarification, manifest, role, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const CONTENT = "/opt/wazir/content";
const BUNDLED = ["roles/reviewer.md", "workflows/review.md", "workflows/design-review.md", "schemas/spec.schema.json"];
const FILES = {
  ...runFiles(),
  ...Object.fromEntries(
    BUNDLED.map((path) => [`${CONTENT}/${path}`, readFileSync(`${REPOSITORY}/content/${path}`, "utf8")]),
  ),
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: workflows }", roles: "[reviewer]" }),
  "workflows/review.md": workflow({ id: "review", role: "reviewer" }),
  "roles/nameless.md": role({ id: "" }),
};

async function askedAt(path: string, marked: string) {
  const { document, offset } = openMarked(path, marked);
  const context = { ...(await contextWith({ ...FILES, [path]: document.getText() })), content: CONTENT };
  const position = document.positionAt(offset);
  const links = await definitionsAt(context, document, position);
  const references = await referencesAt(context, document, position, false);
  const own = (uri: string): string => uri.replace(`file://${ROOT}/`, "").replace(`file://${CONTENT}`, "bundled");
  return {
    definitions: links.map(
      ({ targetUri, targetSelectionRange: { start } }) => `${own(targetUri)}:${start.line}:${start.character}`,
    ),
    references: references.map(({ uri, range: { start } }) => `${own(uri)}:${start.line}:${start.character}`),
  };
}

test("a bundled role is defined in its file and used by bundled workflows, but for those a workspace replaces", async () => {
  expect(await askedAt("workflows/load-test.md", workflow({ role: "revi⟦^⟧ewer" }))).toEqual({
    definitions: ["bundled/roles/reviewer.md:1:4"],
    references: [
      "bundled/workflows/design-review.md:4:6",
      "wazir.manifest.yaml:3:8",
      "workflows/load-test.md:4:6",
      "workflows/review.md:4:6",
    ],
  });
});

test("a kind of artifact is defined by its schema", async () => {
  expect((await askedAt("workflows/load-test.md", workflow({ inputs: "[sp⟦^⟧ec]" }))).definitions).toEqual([
    "bundled/schemas/spec.schema.json:0:0",
  ]);
});

test("a role that gives itself no id is defined by its file", async () => {
  expect((await askedAt("workflows/load-test.md", workflow({ role: "name⟦^⟧less" }))).definitions).toEqual([
    "roles/nameless.md:0:0",
  ]);
});

test("a run is defined by its record", async () => {
  const path = `${ARTIFACTS}/clarification.md`;
  expect(await askedAt(path, clarification({ run_id: `⟦^⟧${RUN_ID}` }))).toEqual({
    definitions: [`.wazir/runs/${RUN_ID}/run.yaml:0:8`],
    references: [`${path}:3:8`],
  });
});

test.each([
  ["an id that names nothing", "workflows/load-test.md", workflow({ role: "nob⟦^⟧ody" })],
  ["a key", "workflows/load-test.md", workflow().replace("role:", "ro⟦^⟧le:")],
  ["a title", "workflows/load-test.md", workflow({ title: "revi⟦^⟧ewer" })],
  ["the body", "workflows/load-test.md", workflow() + "\nrevi⟦^⟧ewer\n"],
  ["a document that is none of ours", "notes.yaml", "role: revi⟦^⟧ewer\n"],
])("%s leads nowhere", async (_what, path, marked) => {
  expect((await askedAt(path, marked)).definitions).toEqual([]);
});

test("a draft that has no place yet is seen as it is", async () => {
  const { document, offset } = openMarked(
    "untitled:Untitled-1",
    clarification({ questions: "[]" }).replace("clarifier", "reviewer⟦^⟧"),
  );
  const context = { ...(await contextWith(FILES)), content: CONTENT };
  const references = await referencesAt(context, document, document.positionAt(offset), true);
  expect(references.map(({ uri }) => uri)).toContain("untitled:Untitled-1");
});
