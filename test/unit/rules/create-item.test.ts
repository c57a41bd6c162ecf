import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { documentKind } from "../../../src/core/library/document-kind";
import { checkDocument, ruleContext } from "../../../src/core/rules/check-document";
import type { Fix } from "../../../src/core/rules/fix";
import { offerFixes } from "../../../src/core/rules/offer-fixes";
import { applyChanges } from "../../../src/core/text/text-change";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";
import { checkText, projectWith, ROOT, runFiles } from "../../support/projects";
import { clarification, manifest, role, workflow } from "../../support/texts";
import { ARTIFACTS } from "../service/support/editor";

type Files = Readonly<Record<string, MemoryEntry>>;

const PATHS = "{ roles: roles, workflows: flows }";
const FOLDERS: Files = { "roles/tester.md": role(), "flows/load-test.md": workflow() };

/** What is offered to create for the faults of a document, and the files around it. */
async function offered(path: string, text: string, around: Files): Promise<readonly Fix[]> {
  const { files, project } = await projectWith({ ...around, [path]: text });
  const document = readDocument(text, formatOfPath(path) ?? "yaml");
  const absolute = `${ROOT}/${path}`;
  const checked = { path: absolute, document, kind: documentKind(project, absolute, document), project, files };
  const found = await checkDocument(checked);
  const context = await ruleContext(checked);
  const fixes = await Promise.all(found.map((finding) => offerFixes(finding, context, found)));
  return fixes.flat().filter(({ title }) => title.startsWith("Create"));
}

/** The project's files after a fix was made, by their path below it. */
async function made(fix: Fix, files: Files): Promise<Files> {
  const memory = new MemoryFiles(
    Object.fromEntries(Object.entries(files).map(([at, entry]) => [`${ROOT}/${at}`, entry])),
  );
  const after: Record<string, MemoryEntry> = { ...files };
  for (const change of fix.files) {
    const path = change.path.slice(ROOT.length + 1);
    const read = await memory.readText(change.path);
    if (change.kind === "create") after[path] = change.text;
    else if (read.ok) after[path] = applyChanges(read.text, change.changes);
  }
  return after;
}

/** What is found in documents of a project, each with its path. */
async function faults(files: Files, ...paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const text = files[path];
      if (typeof text !== "string") return [`${path} is not there`];
      return (await checkText(path, text, files)).map(({ code }) => `${path}: ${code}`);
    }),
  );
  return found.flat();
}

describe("a role or workflow that is named and does not exist can be created", () => {
  test("a role of a workflow: it produces what the workflow leaves, and the manifest names it", async () => {
    const path = "flows/load-test.md";
    const files: Files = {
      ...FOLDERS,
      "wazir.manifest.yaml": manifest({ paths: PATHS, roles: "[tester]", workflows: "[load_test]" }),
      [path]: workflow({ role: "load-tester", outputs: "[verification-proof]" }),
    };
    expect(await faults(files, path)).toEqual([`${path}: wazir/unknown-role`]);
    const [fix] = await offered(path, files[path] as string, files);
    expect(fix).toMatchObject({ title: "Create the role `load-tester`", preferred: false });
    const after = fix === undefined ? {} : await made(fix, files);
    expect(after["roles/load-tester.md"]).toContain("produces: [verification-proof]");
    expect(after["wazir.manifest.yaml"]).toContain("roles: [tester, load-tester]");
    expect(await faults(after, path, "roles/load-tester.md", "wazir.manifest.yaml")).toEqual([]);
  });

  test("a role of the manifest's list", async () => {
    const path = "wazir.manifest.yaml";
    const files: Files = { ...FOLDERS, [path]: manifest({ paths: PATHS, roles: "[tester, 'load-tester']" }) };
    const [fix] = await offered(path, files[path] as string, files);
    const after = fix === undefined ? {} : await made(fix, files);
    expect(fix?.files).toHaveLength(1);
    expect(await faults(after, path, "roles/load-tester.md")).toEqual([]);
  });

  test.each([
    ["of the manifest's workflows", { workflows: "[load_test, smoke_test]" }],
    ["of its phases", { phases: "[clarify, smoke_test]" }],
  ])("a workflow %s", async (_name, lists) => {
    const path = "wazir.manifest.yaml";
    const files: Files = { ...FOLDERS, [path]: manifest({ paths: PATHS, ...lists }) };
    const [fix] = await offered(path, files[path] as string, files);
    expect(fix?.title).toBe("Create the workflow `smoke_test`");
    const after = fix === undefined ? {} : await made(fix, files);
    expect(after["flows/smoke-test.md"]).toContain("title: Smoke test\n");
    expect(await faults(after, path, "flows/smoke-test.md")).toEqual([]);
  });

  test("a workflow that rejected work goes to", async () => {
    const path = "flows/load-test.md";
    const files: Files = {
      ...FOLDERS,
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      [path]: workflow({ reject_to: "mend" }),
    };
    const [fix] = await offered(path, files[path] as string, files);
    const after = fix === undefined ? {} : await made(fix, files);
    expect(fix?.files).toHaveLength(1);
    expect(await faults(after, "flows/mend.md")).toEqual([]);
    expect(await faults(after, path)).not.toContain(`${path}: wazir/unknown-workflow`);
  });
});

describe("nothing is created", () => {
  const MANIFEST = "wazir.manifest.yaml";
  test.each<[string, string, string, Files]>([
    ["where the manifest names no folder for it", MANIFEST, manifest({ roles: "[load-tester]" }), {}],
    ["of a name that no role may have", MANIFEST, manifest({ paths: PATHS, roles: "['Load Tester']" }), FOLDERS],
    ["outside of the folder", MANIFEST, manifest({ paths: PATHS, roles: "[../tester]" }), FOLDERS],
    [
      "over a file that is there",
      MANIFEST,
      manifest({ paths: PATHS, roles: "[load-tester]" }),
      { ...FOLDERS, "roles/load-tester.md": { failure: "unreadable" } },
    ],
    [
      "for an artifact, whose phase says who writes it",
      `${ARTIFACTS}/clarification.md`,
      clarification({ role: "load-tester" }),
      { ...FOLDERS, ...runFiles(), [MANIFEST]: manifest({ paths: PATHS }) },
    ],
  ])("%s", async (_name, path, text, files) => expect(await offered(path, text, files)).toEqual([]));
});
