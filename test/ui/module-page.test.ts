import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import type { Workbench } from "./editor";

/** A person opens a module at one of its rules, from wherever the rule is named, and sees that rule. */
let workbench: Workbench;
let folder: string;
const RETRY = "architecture/distributed/idempotency-and-retry";
const CLERK = [
  "---",
  "id: clerk",
  "title: Clerk",
  "summary: Writes.",
  "tools: []",
  "recall: L1",
  "produces: []",
  "---",
  "",
];
const FIRST = { line: CLERK.length + 1, column: RETRY.length + 8 };
const LAST = { line: CLERK.length + 3, column: RETRY.length + 8 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wazir-page-"));
  await cp(join(repositoryRoot, "test/vscode/expertise/workspace"), folder, { recursive: true });
  const prose = [`Obey \`${RETRY}#R1\`.`, "", `Obey \`${RETRY}#R7\`.`, ""];
  await writeFile(join(folder, "roles/clerk.md"), [...CLERK, ...prose].join("\n"));
  workbench = await openWorkbench({
    folder,
    extensionDevelopmentPath: repositoryRoot,
    viewport: { width: 1180, height: 820 },
    settings: { "wazir.detectors.severity": "information" },
  });
  await workbench.openFile("clerk.md");
  // A lens shows that the language server runs.
  await workbench.page.locator(".editor-instance .codelens-decoration").first().waitFor();
});

afterAll(async () => {
  await workbench.screenshot("module-page-end");
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

it("shows the rule that a link in a hover leads to, far down the page", async () => {
  await followHover(LAST);
  await untilSeen("r7");
  expect(await isSeen("r1")).toBe(false);
  await workbench.screenshot("module-page-rule");
});

it("shows another rule of the same module by going to its definition, in the one tab that the module has", async () => {
  const { page } = workbench;
  await backToText();
  await goTo(FIRST);
  await page.keyboard.press("F12");
  await untilSeen("r1");
  expect(await isSeen("r7")).toBe(false);
  await expect.poll(() => page.getByRole("tab", { name: /^idempotency-and-retry\.md/ }).count()).toBe(1);
});

it("shows the rule again in the page that stands beside the text, after it was scrolled away", async () => {
  const { page, webview } = workbench;
  await backToText();
  await followHover(LAST);
  await untilSeen("r7");
  await workbench.runCommand("View: Move Editor into Next Group");
  await untilSeen("r7");
  await webview().locator("#r7").click();
  await page.keyboard.press("Home");
  await expect.poll(() => isSeen("r7")).toBe(false);
  await followHover(LAST);
  await untilSeen("r7");
  await workbench.screenshot("module-page-beside");
  await expect.poll(() => page.getByRole("tab", { name: /^idempotency-and-retry\.md/ }).count()).toBe(1);
});

it("goes by a link to a related module of the workspace's own, from its top, and back", async () => {
  const { webview } = workbench;
  await webview().getByRole("link", { name: "Refunds", exact: true }).click();
  await webview().getByRole("heading", { name: "Refunds", level: 1 }).waitFor();
  await expect.poll(() => isSeen("refunds")).toBe(true);
  await workbench.runCommand("Go Back");
  await webview().getByRole("heading", { name: "Idempotency and retry", level: 1 }).waitFor();
  expect(workbench.pageErrors).toEqual([]);
});

it("shows the rule that code breaks, from the code of the breach", async () => {
  const { page } = workbench;
  await workbench.runCommand("View: Close All Editors");
  await workbench.openFile("pay.ts");
  await page.locator(".editor-instance .squiggly-info").first().waitFor();
  await page.locator(".editor-instance .view-lines").getByText("paymentIntents", { exact: true }).last().hover();
  await page
    .locator(".monaco-hover a")
    .filter({ hasText: `${RETRY}#R7` })
    .first()
    .click();
  await untilSeen("r7");
});

/** Puts the cursor into a text's only editor. */
async function goTo({ line, column }: { readonly line: number; readonly column: number }): Promise<void> {
  const { page } = workbench;
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+g");
  await workbench.answer(`:${line}:${column}`);
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Has the hover shown at a place, and follows its link to the module: again where the click met a hover that was drawn anew. */
async function followHover(place: { readonly line: number; readonly column: number }): Promise<void> {
  const { page } = workbench;
  const isShown = page.getByRole("tab", { name: /^idempotency-and-retry\.md/, selected: true });
  for (let left = 3; left > 0; left--) {
    await goTo(place);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    await page.locator(".monaco-hover a").filter({ hasText: "Idempotency and retry" }).first().click();
    const isOpened = await isShown.waitFor({ timeout: left > 1 ? 5000 : 20_000 }).then(
      () => true,
      () => false,
    );
    if (isOpened) return;
  }
}

const backToText = (): Promise<void> => workbench.page.getByRole("tab", { name: /^clerk\.md/ }).click();

const untilSeen = (id: string): Promise<void> => expect.poll(() => placeOf(id), { timeout: 20_000 }).toBe("seen");

const isSeen = async (id: string): Promise<boolean> => (await placeOf(id)) === "seen";

/** Where the heading with an id stands: seen, if it is in the part of the page that is to be seen. */
async function placeOf(id: string): Promise<string> {
  const { page, webview } = workbench;
  const frame = await page.locator("iframe.webview.ready").filter({ visible: true }).first().boundingBox();
  if (frame === null) return "no page";
  const heading = webview().locator(`#${id}`);
  const box = (await heading.count()) === 0 ? null : await heading.boundingBox();
  if (box === null) return `no heading in: ${(await webview().locator("body").innerText()).slice(0, 80)}`;
  const [from, to] = [frame.y, frame.y + frame.height];
  const isInside = box.y >= from - 1 && box.y + box.height <= to;
  return isInside ? "seen" : `at ${box.y}, where ${from} to ${to} are to be seen`;
}
