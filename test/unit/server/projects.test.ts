import { expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { Projects } from "../../../src/server/projects";
import { MemoryFiles } from "../../support/memory-files";
import { bundled, HOME, ROOT } from "../../support/projects";

const MANIFEST = "manifest_version: 2\nproject:\n  name: shop\npaths:\n  roles: roles\nroles: [baker]\n";
const ROLE = "---\nid: baker\n---\n";

/** The projects of one folder, of which one was asked for, and what an edit of a file in it does. */
async function opened() {
  const files = new MemoryFiles({ [`${ROOT}/wazir.manifest.yaml`]: MANIFEST, [`${ROOT}/roles/baker.md`]: ROLE });
  const projects = new Projects(files, bundled, HOME);
  projects.setFolders([ROOT]);
  const path = `${ROOT}/notes.md`;
  const before = await projects.projectOf(path);
  const told: boolean[] = [];
  const reads: string[] = [];
  const edit = (name: string, text: string): void => {
    const read = () => {
      reads.push(text);
      return readDocument(text, name.endsWith(".md") ? "markdown" : "yaml");
    };
    projects.edited(`${ROOT}/${name}`, { read, judged: (isForgotten) => told.push(isForgotten) });
  };
  return { edit, told, reads, isSame: async () => (await projects.projectOf(path)) === before };
}

test.each([
  ["a manifest's version", "wazir.manifest.yaml", MANIFEST.replace("2", "7")],
  ["a manifest's protected paths", "wazir.manifest.yaml", `${MANIFEST}protected_paths: [src]\n`],
  ["a document that no project is loaded from", "notes.md", "# Notes\n"],
  ["a document beside the roles", "docs/roles.md", ROLE],
])("an edit of %s keeps the project", async (_what, name, text) => {
  const { edit, told, isSame } = await opened();
  edit(name, text);
  expect(await isSame()).toBe(true);
  expect(told).toEqual([false]);
});

test.each([
  ["a manifest's roles", "wazir.manifest.yaml", MANIFEST.replace("[baker]", "[baker, miller]")],
  ["a manifest's name", "wazir.manifest.yaml", MANIFEST.replace("shop", "store")],
  ["a manifest's severities", "wazir.manifest.yaml", `${MANIFEST}rules:\n  wazir/placeholder: off\n`],
  ["a manifest that breaks", "wazir.manifest.yaml", MANIFEST.replace("roles: roles", "roles: {")],
  ["a role", "roles/baker.md", `${ROLE}More.\n`],
  ["a new role", "roles/miller.md", ROLE],
  ["a run's record", ".wazir/runs/pay-1/run.yaml", "run_id: pay-1\n"],
])("an edit of %s loads the project again", async (_what, name, text) => {
  const { edit, told, isSame } = await opened();
  edit(name, text);
  expect(await isSame()).toBe(false);
  expect(told).toEqual([true]);
});

test("of edits that come together only the last is read, when a project is asked for", async () => {
  const { edit, told, reads, isSame } = await opened();
  for (let version = 3; version < 10; version++) edit("wazir.manifest.yaml", MANIFEST.replace("2", String(version)));
  expect(reads).toEqual([]);
  expect(await Promise.all([isSame(), isSame()])).toEqual([true, true]);
  expect(reads).toEqual([MANIFEST.replace("2", "9")]);
  expect(told).toEqual([false]);
});

test("all who ask after an edit get the project that it made, also at once", async () => {
  const { edit, isSame } = await opened();
  edit("wazir.manifest.yaml", MANIFEST.replace("shop", "store"));
  expect(await Promise.all([isSame(), isSame(), isSame()])).toEqual([false, false, false]);
});
