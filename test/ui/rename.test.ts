import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { rename, type Workbench } from "./editor";

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    folder: join(repositoryRoot, "test", "vscode", "navigation", "workspace"),
    extensionDevelopmentPath: repositoryRoot,
  });
});

afterAll(async () => {
  await workbench.screenshot("rename-end");
  await workbench.close();
});

const textOf = (path: string): Promise<string> => readFile(join(workbench.folder, path), "utf8");

it("F2 on a role changes its id, its file and what names it", async () => {
  await workbench.openFile("critic.md");
  await rename(workbench, "critic", 2, 6, "sceptic");
  await expect.poll(() => existsSync(join(workbench.folder, "wazir/roles/sceptic.md")), { timeout: 20_000 }).toBe(true);
  await workbench.runCommand("File: Save All Files");
  await expect.poll(() => textOf("wazir/workflows/review.md"), { timeout: 20_000 }).toContain("role: sceptic\n");
  expect(await textOf("wazir/roles/sceptic.md")).toContain("id: sceptic\n");
  expect(existsSync(join(workbench.folder, "wazir/roles/critic.md"))).toBe(false);
  expect(workbench.pageErrors).toEqual([]);
});

it("F2 on a criterion changes it in every artifact of the run", async () => {
  await workbench.openFile("spec.md");
  const spec = await textOf(".wazir/runs/20261110-opening-hours/artifacts/spec.md");
  const lines = spec.split("\n");
  const line = lines.findIndex((text) => text.includes("id: AC-1"));
  await rename(workbench, "AC-1", line + 1, (lines[line] ?? "").indexOf("AC-1") + 2, "AC-11");
  await workbench.runCommand("File: Save All Files");
  for (const name of ["spec", "implementation-plan", "verification-proof"]) {
    const path = `.wazir/runs/20261110-opening-hours/artifacts/${name}.md`;
    await expect.poll(() => textOf(path), { timeout: 20_000 }).toContain("AC-11");
    expect(await textOf(path)).not.toMatch(/AC-1\b/);
  }
  expect(workbench.pageErrors).toEqual([]);
});
