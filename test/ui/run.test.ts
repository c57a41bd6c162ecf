import { execFile } from "node:child_process";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { markdownOf, type Lines } from "../support/texts";
import { rewrite, rowAction, type Workbench } from "./editor";

/** A person takes a quick run from start to finish, by clicks and keys, beside an agent in a terminal. */
let workbench: Workbench;
/** The folder of the run, and its id. */
let folder = "";
let id = "";

const RUN = /^Run Add up numbers given as texts/;
const VERIFY = "node --test src/sum.test.mjs";

beforeAll(async () => {
  workbench = await openWorkbench({
    folder: join(repositoryRoot, "test", "vscode", "review", "workspace"),
    extensionDevelopmentPath: repositoryRoot,
    viewport: { width: 1080, height: 700 },
    settings: { "comments.openView": "never" },
  });
});

afterAll(async () => {
  await workbench.screenshot("run-end");
  await workbench.close();
});

it("starts a run from the tree", async () => {
  const { page, answer, choose, treeItem } = workbench;
  await page.getByRole("tab", { name: "Wazir" }).click();
  await page.getByRole("button", { name: "Expertise Section" }).click();
  await treeItem(/^No run yet/).click();
  await answer("Add up numbers given as texts");
  await choose("Bug fix");
  await choose("Small");
  await picture("start");
  await choose("quick");
  await page.getByRole("tab", { name: /^clarification\.md/, selected: true }).waitFor();
  await treeItem(/^Phase 1, Clarify.*active/).waitFor();
  const runs = join(workbench.folder, ".wazir", "runs");
  id = (await readdir(runs))[0] ?? "";
  folder = join(runs, id);
});

it("is told why it does not go on, and settles that", async () => {
  const { entry, input, treeItem } = workbench;
  await rowAction(workbench, RUN, "Next");
  await entry(/says no more than its template/).waitFor();
  await entry(/has not been submitted/).waitFor();
  await picture("refused");
  await entry(/says no more than its template/).click();
  await input.waitFor({ state: "hidden" });
  const scope = { scope_summary: "Numbers that are given as texts are added, not joined.", questions: "[]" };
  await rewrite(workbench, written("clarify", "clarifier", scope, "# Clarification\n\n`sum` stays as it is called.\n"));
  await expect.poll(() => textOf("clarification")).toContain("are added, not joined");
  await workbench.runCommand("Wazir: Show What Is Open");
  await entry(/has not been submitted/).hover();
  await entry(/has not been submitted/)
    .getByRole("button", { name: "Submit" })
    .click();
  await treeItem(/^Artifact clarification, submitted/).waitFor();
  await rowAction(workbench, RUN, "Next");
  await treeItem(/^Phase \d+, Execute.*active/).waitFor();
});

it("verifies what an agent did", async () => {
  const { treeItem } = workbench;
  const work = `\n  - task: T-1\n    summary: Adds texts.\n    state: done\n    commit: 1a2b3c4\n    files: [src/sum.mjs]\n    commands:\n      - command: ${VERIFY}\n        exit_code: 0\n    deviation: none`;
  const notes = written("execute", "executor", { branch: "main", work }, "# Execution notes\n\nDone as planned.\n");
  await agentSubmits("execution-notes", notes);
  await treeItem(/^Artifact execution-notes, submitted/).waitFor();
  await rowAction(workbench, RUN, "Next");
  await treeItem(/^Phase \d+, Verify.*active/).waitFor();
  await workbench.runCommand("Wazir: Verify");
  await treeItem(/^Evidence E-1.*passed/).waitFor();
  // Another process wrote what the editor has had open since before.
  await workbench.runCommand("File: Revert File");
  await picture("verified");
  await rowAction(workbench, RUN, "Next");
});

it("adds a finding where it stands, meets it at the gate, and resolves it", async () => {
  const { page, treeItem, entry, choose, answer } = workbench;
  await treeItem(/^Phase \d+, Review.*active/).waitFor();
  const verdict = { verdict: "pass", findings: "[]" };
  await agentSubmits("review", written("review", "reviewer", verdict, "# Review\n\nTried texts and numbers.\n"));
  await treeItem(/^Phase \d+, Review.*waiting for you/).waitFor();
  await workbench.openFile("sum.mjs");
  await page.keyboard.press("Control+g");
  await answer(":4");
  await workbench.runCommand("Comments: Add Comment on Current Selection");
  await page.locator(".review-widget .comment-form .monaco-editor").first().waitFor();
  await page.keyboard.type("A text is joined here, not added.");
  await page.keyboard.press("Control+Enter");
  await choose("high");
  await page.locator(".review-widget").getByText("F-1 · high · open").waitFor();
  await expect
    .poll(() => textOf("review"))
    .toMatch(/id: F-1\n {4}severity: high\n {4}title: "A text is joined here, not added\."/);
  await workbench.runCommand("Notifications: Clear All Notifications");
  await picture("finding");
  await rowAction(workbench, RUN, "Next");
  await entry(/high finding F-1/).hover();
  await entry(/high finding F-1/)
    .getByRole("button", { name: "Resolve Finding…" })
    .click();
  await choose("F-1");
  await choose("Fixed");
  await answer("It is made a number first.");
  await expect.poll(() => textOf("review")).toMatch(/status: resolved/);
  await treeItem(/high finding F-1/).waitFor({ state: "hidden" });
});

it("approves, sees an edit as stale, compares, and approves again", async () => {
  const { page, treeItem, entry, choose } = workbench;
  await approveReview();
  await entry(/No critical or high finding is open/).waitFor();
  await choose(/Submit and Sign/);
  await treeItem(/^Artifact review, approved by/).waitFor();
  await page.getByRole("tab", { name: /^review\.md/, selected: true }).waitFor();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("An empty list gives zero.");
  await page.keyboard.press("Control+s");
  await treeItem(/^Artifact review, changed since/).waitFor();
  await approveReview();
  await page.locator(".monaco-diff-editor .view-lines").getByText("An empty list gives zero.").waitFor();
  await picture("approve");
  await choose(/Submit and Sign/);
  await treeItem(/^Artifact review, approved by/).waitFor();
});

it("finishes", async () => {
  const { treeItem } = workbench;
  await rowAction(workbench, RUN, "Next");
  await treeItem(/^Run Add up numbers given as texts, finished/).waitFor();
  expect(await readFile(join(folder, "events.ndjson"), "utf8")).toMatch(/"event":"run_finished"/);
  expect(workbench.pageErrors).toEqual([]);
});

it("sends work back with a reason", async () => {
  const { answer, choose, treeItem } = workbench;
  await workbench.runCommand("View: Close All Editors");
  await workbench.runCommand("Wazir: Start Run");
  await answer("Add up large numbers");
  await choose("Bug fix");
  await choose("Not stated");
  await choose("standard");
  await treeItem(/^Phase 1, Clarify.*active/).waitFor();
  id = (await readdir(join(folder, ".."))).find((name) => name.endsWith("large-numbers")) ?? "";
  folder = join(folder, "..", id);
  await workbench.runCommand("Wazir: Reject…");
  await answer("Say how large the numbers are.");
  await treeItem(/^Sent back: Say how large the numbers are/).waitFor();
  await picture("rejected");
});

it("runs a criterion from the Test Explorer", async () => {
  const { page, treeItem } = workbench;
  const criteria = `\n  - id: AC-1\n    text: Two numbers are added.\n    satisfies: [R-1]\n    verify: ${VERIFY}`;
  const requirements = "\n  - id: R-1\n    text: It adds.";
  const spec = { requirements, acceptance_criteria: criteria, approval: "pending" };
  await writeFile(join(folder, "artifacts", "spec.md"), written("specify", "specifier", spec, "# Spec\n"));
  await workbench.runCommand("Wazir: Refresh");
  // The tree opens the phase of what is new; who leaves the view in that very moment is brought back to it.
  await treeItem(/^Artifact spec, not submitted/).waitFor();
  await workbench.runCommand("Testing: Focus on Test Explorer View");
  await treeItem(/^Add up large numbers/).click();
  await page.keyboard.press("ArrowRight");
  const criterion = treeItem(/^AC-1: not run yet/);
  await criterion.waitFor();
  await criterion.hover();
  await criterion.getByRole("button", { name: "Run Test" }).click();
  await treeItem(/^AC-1: passed/).waitFor();
  await expect.poll(() => readFile(join(folder, "events.ndjson"), "utf8")).toMatch(/"outcome":"pass"/);
  await picture("criteria");
  expect(workbench.pageErrors).toEqual([]);
});

/** Takes Approve beside the review; a tree that is just being read anew hands no row over, and the artifact is asked for. */
async function approveReview(): Promise<void> {
  const { page, choose, input } = workbench;
  await rowAction(workbench, /^Artifact review/, "Approve…");
  await page
    .locator(".quick-input-widget")
    .getByText(/^Approve/)
    .first()
    .waitFor();
  if ((await input.getAttribute("placeholder")) === "Which artifact?") await choose("review");
}

/** Takes a picture; `WAZIR_UPDATE_PICTURE=1` makes it the one of the documentation. */
async function picture(name: string): Promise<void> {
  // What the mouse points at explains itself, over what is to be seen.
  await workbench.page.mouse.move(0, 0);
  await workbench.page.locator(".workbench-hover").waitFor({ state: "hidden" });
  const path = await workbench.screenshot(`run-${name}`);
  if (process.env.WAZIR_UPDATE_PICTURE === "1")
    await copyFile(path, join(repositoryRoot, "docs", "images", `${name}.png`));
}

/** An artifact as honest authors write it. */
function written(phase: string, role: string, own: Lines, body: string): string {
  const header = { run_id: id, created_at: "2026-11-23T10:00:00Z", sources: "[the brief]", status: "draft" };
  return markdownOf({ phase, role, ...header, loop_number: "0", ...own }, body);
}

const textOf = (kind: string): Promise<string> => readFile(join(folder, "artifacts", `${kind}.md`), "utf8");

/** Writes an artifact and submits it in another process, as an agent does. */
async function agentSubmits(kind: string, text: string): Promise<void> {
  await writeFile(join(folder, "artifacts", `${kind}.md`), text);
  const cli = join(repositoryRoot, "dist", "cli.js");
  const env = { ...process.env, WAZIR_ACTOR: "bot", XDG_CONFIG_HOME: join(workbench.folder, "..", "settings") };
  await promisify(execFile)(process.execPath, [cli, "run", "submit", kind], { cwd: workbench.folder, env });
}
