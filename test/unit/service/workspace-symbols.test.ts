import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { workspaceSymbols } from "../../../src/service/features/workspace-symbols";
import { projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { manifest, plan, role, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const FILES = {
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: flows }" }),
  "roles/tester.md": role(),
  "flows/load-test.md": workflow(),
  [`${ARTIFACTS}/spec.md`]: spec(),
  [`${ARTIFACTS}/implementation-plan.md`]: plan(),
};
const { project, files } = await projectWith(FILES);

async function find(query: string): Promise<readonly string[]> {
  const found = await workspaceSymbols(project, files, query);
  return found.map(({ name, containerName }) => `${name} (${containerName ?? ""})`);
}

describe("what the workspace has is found", () => {
  test("all of it, without a word", async () => {
    expect(await find("")).toEqual([
      "tester: Tester (role)",
      "load_test: Load test (workflow)",
      `${RUN_ID}: Idempotent payments (run)`,
      `T-1: Claim the key. (implementation-plan.md · ${RUN_ID})`,
      `R-1: One payment for one key. (spec.md · ${RUN_ID})`,
      `AC-1: Two requests make one payment. (spec.md · ${RUN_ID})`,
    ]);
  });

  test.each([
    ["ldtst", ["load_test: Load test (workflow)"]],
    ["AC-1", [`AC-1: Two requests make one payment. (spec.md · ${RUN_ID})`]],
    ["two req", [`AC-1: Two requests make one payment. (spec.md · ${RUN_ID})`]],
    ["2026 idem", [`${RUN_ID}: Idempotent payments (run)`]],
    ["reviewer", []],
  ])("by some letters: %s", async (query, expected) => expect(await find(query)).toEqual(expected));

  test("at its id", async () => {
    for (const [query, path, covers] of [
      ["tester", "roles/tester.md", "tester"],
      ["AC-1", `${ARTIFACTS}/spec.md`, "AC-1"],
    ] as const) {
      const [symbol] = await workspaceSymbols(project, files, query);
      expect(symbol?.location.uri).toBe(`file://${ROOT}/${path}`);
      const document = TextDocument.create("a:b", "", 0, FILES[path as keyof typeof FILES]);
      expect(symbol && document.getText(symbol.location.range)).toBe(covers);
    }
  });

  test("without reading what does not answer", async () => {
    const fresh = await projectWith(FILES);
    fresh.files.reads.length = 0;
    await workspaceSymbols(fresh.project, fresh.files, "load_test");
    expect(fresh.files.reads).not.toContain(`${ROOT}/roles/tester.md`);
    expect(fresh.files.reads).toContain(`${ROOT}/flows/load-test.md`);
  });

  test("no more once nobody waits", async () => {
    const found = await workspaceSymbols(project, files, "1", () => true);
    expect(found.map(({ name }) => name)).toEqual([`${RUN_ID}: Idempotent payments`]);
  });

  test("also where a file is gone by now", async () => {
    const gone = await projectWith(FILES);
    gone.files.set(`${ROOT}/roles/tester.md`, { failure: "missing" });
    const [symbol] = await workspaceSymbols(gone.project, gone.files, "tester");
    expect(symbol?.location.range.start).toEqual({ line: 0, character: 0 });
  });
});
