import { cpSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { loadBundled } from "../../../src/platform/load-bundled";
import { bundled, REPOSITORY } from "../../support/projects";
import { testProject } from "../../support/temporary-project";

const FILES = ["content.json", "expertise.catalogue", "validators.js"];
const DIST = `${REPOSITORY}/dist`;

describe("what the build made is loaded", () => {
  test.each([
    ["by an absolute path", DIST],
    ["by a path with a slash at its end", `${DIST}/`],
    ["by a path relative to where we run", relative(process.cwd(), DIST)],
  ])("%s", async (_name, folder) => {
    const loaded = await loadBundled(folder);
    expect(loaded.manifest).toEqual(bundled.manifest);
    expect([...loaded.checks.keys()].sort()).toEqual([...loaded.library.ids("schema")].sort());
    expect(
      loaded.checks
        .get("run")?.({})
        .map(({ keyword }) => keyword),
    ).toContain("required");
  });

  test("from a folder with blanks and signs in its name", async () => {
    const project = testProject();
    const folder = project.folder("a b%20#é");
    for (const file of FILES) cpSync(`${DIST}/${file}`, `${folder}/${file}`);
    expect((await loadBundled(folder)).manifest.phases).toEqual(bundled.manifest.phases);
  });
});

test("a module has the text of its file", () => {
  const module = bundled.library.get("module", "security/web/csrf");
  expect(module?.text).toBe(readFileSync(`${REPOSITORY}/content/expertise/security/web/csrf.md`, "utf8"));
});

test("a check keeps nothing from one value to the next", () => {
  const check = bundled.checks.get("run");
  const valid = { run_id: "r-1", title: "T", intent: "docs", lane: "quick", created_at: "2026-11-23T14:05:00Z" };
  const faulty = check?.({});
  expect(faulty?.length).toBeGreaterThan(0);
  expect(check?.(valid)).toEqual([]);
  expect(faulty?.length).toBeGreaterThan(0);
});

describe("a damaged installation is an error", () => {
  test.each([
    ["nothing there", {}],
    ["no content", { "validators.js": "exports.byId = {};" }],
    ["content that is no JSON", { "content.json": "{", "validators.js": "exports.byId = {};" }],
    ["no validators", { "content.json": '{"manifest": {}, "items": []}', "expertise.catalogue": "0000000002\n{}" }],
    ["no modules", { "content.json": '{"manifest": {}, "items": []}', "validators.js": "exports.byId = {};" }],
  ])("%s", async (_name, files) => {
    const project = testProject(files);
    await expect(loadBundled(project.root)).rejects.toThrow();
  });
});
