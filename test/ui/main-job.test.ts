import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { focusRow, selectLine, type Workbench } from "./editor";

/** The main job as a person does it, by clicks and keys, in a project that has never seen Wazir. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    folder: join(repositoryRoot, "test", "ui", "workspace"),
    extensionDevelopmentPath: repositoryRoot,
  });
});

afterAll(async () => {
  await workbench.screenshot("main-job-end");
  await workbench.close();
});

it("initialises the workspace from the empty view", async () => {
  const { page, treeItem, screenshot } = workbench;
  await page.getByRole("tab", { name: "Wazir" }).click();
  const button = page.getByRole("button", { name: "Initialize Workspace" });
  await button.waitFor();
  await screenshot("main-job-1-welcome");
  await button.click();
  await page.getByRole("tab", { name: /^wazir\.manifest\.yaml/, selected: true }).waitFor();
  await treeItem(/^Phase 1, Clarify/).waitFor();
  const manifest = await readFile(join(workbench.folder, "wazir.manifest.yaml"), "utf8");
  expect(manifest.split("\n").length).toBeLessThanOrEqual(16);
});

it("starts a run and opens its first artifact", async () => {
  const { page, answer, choose, screenshot, treeItem } = workbench;
  await workbench.runCommand("Wazir: Start Run");
  await answer("Greet visitors by the time of day");
  await screenshot("main-job-2-intent");
  await choose("Feature");
  await choose("Not stated");
  await screenshot("main-job-2-lanes");
  await choose("standard");
  await page.getByRole("tab", { name: /^clarification\.md/, selected: true }).waitFor();
  await page.getByRole("button", { name: /Greet visitors by the time of day.*Clarify/ }).waitFor();
  await treeItem(/^Phase 1, Clarify.*active/).waitFor();
  await screenshot("main-job-3-artifact");
  const [run] = await readdir(join(workbench.folder, ".wazir", "runs"));
  expect(run).toMatch(/^\d{8}-greet-visitors-by-the-time-of-day$/);
  expect((await readdir(join(workbench.folder, ".wazir", "runs", run!))).sort()).toEqual([
    "artifacts",
    "events.ndjson",
    "run.yaml",
  ]);
});

it("says beside the language what the artifact is, why, and how its run stands", async () => {
  const { page, screenshot } = workbench;
  await page.getByRole("button", { name: /^Editor Language Status/ }).click();
  const line = (text: string): Locator => page.locator(".hover-language-status").filter({ hasText: text });
  await line("clarification").filter({ hasText: "because of its file name among a run's artifacts" }).waitFor();
  await line("Clarify: active").filter({ hasText: "Run Greet visitors by the time of day" }).waitFor();
  await screenshot("main-job-3-language-status");
  await page.keyboard.press("Escape");
});

it("marks a mistake as it is typed, explains it, and completes the right word", async () => {
  const { page, screenshot } = workbench;
  const squiggle = page.locator(".editor-instance .squiggly-error").first();
  await selectLine(workbench, "status: draft", await artifactText());
  await page.keyboard.type("status: banana");
  await page.keyboard.press("Escape");
  await squiggle.waitFor();
  await workbench.runCommand("Show or Focus Hover");
  await page.getByRole("tooltip").getByText("in_review").first().waitFor();
  await screenshot("main-job-4-mistake");
  await page.keyboard.press("Escape");
  // The editor may have saved what was typed by now, or not yet.
  const typed = (await artifactText()).replace("status: draft", "status: banana");
  await selectLine(workbench, "status: banana", typed);
  await page.keyboard.type("status: ");
  await page.keyboard.press("Control+Space");
  const suggestion = page.getByRole("option", { name: /^in_review/ }).first();
  await suggestion.waitFor();
  await screenshot("main-job-5-completion");
  await suggestion.click();
  await squiggle.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+s");
  await expect.poll(artifactText).toContain("status: in_review");
});

it("validates the workspace and says what it found", async () => {
  await workbench.runCommand("Wazir: Validate Workspace");
  await workbench.notification(/no (errors|problems)|0 errors/i).waitFor();
  await workbench.screenshot("main-job-6-validated");
});

it("opens a role's document from the tree with the keyboard alone", async () => {
  const { page } = workbench;
  await workbench.runCommand("Wazir: Focus on Pipeline View");
  await focusRow(page, "Roles");
  await page.keyboard.press("ArrowRight");
  await focusRow(page, "Role Clarifier");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: /^clarifier\.md/ }).waitFor();
  expect(workbench.pageErrors).toEqual([]);
});

async function artifactText(): Promise<string> {
  const runs = join(workbench.folder, ".wazir", "runs");
  const [run] = await readdir(runs);
  return readFile(join(runs, run!, "artifacts", "clarification.md"), "utf8");
}
