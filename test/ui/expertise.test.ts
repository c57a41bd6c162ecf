import { existsSync, readFileSync } from "node:fs";
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { pasteOver, rename, rowAction, type Workbench } from "./editor";

/** A person finds expertise by what they see, reads it, names it, renames it, and composes a context for a task. */
let workbench: Workbench;
const SIZE = { width: 1180, height: 820 };

beforeAll(async () => {
  workbench = await openWorkbench({
    folder: join(repositoryRoot, "test", "vscode", "expertise", "workspace"),
    extensionDevelopmentPath: repositoryRoot,
    viewport: SIZE,
  });
  const { page } = workbench;
  await page.getByRole("tab", { name: "Wazir" }).click();
  await widenSideBar();
  await page.getByRole("button", { name: "Pipeline Section" }).click();
  await workbench.treeItem(/^Yours, 2 modules/).click();
});

afterAll(async () => {
  await workbench.screenshot("expertise-end");
  await workbench.close();
});

it("finds a module by a symptom, and reads it beside a text", async () => {
  const { entry, input, webview } = workbench;
  await workbench.openFile("teller.md");
  await viewAction("Expertise", "Search Expertise…");
  await input.fill("customers are refunded twice");
  const found = entry(/^Refunds, high · [\d,]+ tokens · payments\/refunds/);
  await found.waitFor();
  await picture("search");
  await found.hover();
  await found.getByRole("button", { name: "Open Beside" }).click();
  await webview().getByRole("heading", { name: "Refunds", level: 1 }).waitFor();
  await webview().getByText("The sum of all refunds of a payment stays at or below the payment.").waitFor();
  await picture("page");
});

it("names the module in a role, and the name follows when the module is renamed", async () => {
  const { page, treeItem } = workbench;
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("See also ");
  await page.getByRole("tab", { name: /^refunds\.md/ }).click();
  await page.getByRole("button", { name: "Insert Reference to Module…" }).click();
  await page.getByText("See also `payments/refunds`").waitFor();
  await page.keyboard.press("Control+s");
  await expect.poll(() => textOf("roles/teller.md")).toMatch(/See also `payments\/refunds`$/);
  await workbench.runCommand("View: Close All Editors");
  const opened = page.locator(".editor-instance .view-lines").getByText("id: payments/refunds");
  await rowAction(workbench, /^Module Refunds, lint passes/, "Edit Module", opened);
  await rename(workbench, "payments/refunds", 2, 8, "payments/money-back");
  await expect.poll(() => existsSync(join(workbench.folder, "expertise/payments/money-back.md"))).toBe(true);
  await workbench.runCommand("File: Save All Files");
  await expect
    .poll(() => textOf("roles/teller.md"))
    .toMatch(/Obey `payments\/money-back#R2`\.\nSee also `payments\/money-back`$/);
  await treeItem(/^Module Refunds, lint passes/).waitFor();
});

it("composes a context for a task, changes it by hand, and keeps its receipt in the run", async () => {
  const { page, answer, choose, entry, treeItem, webview } = workbench;
  await workbench.runCommand("View: Close All Editors");
  await workbench.runCommand("Wazir: Start Run");
  await answer("Give money back once");
  await choose("Bug fix");
  await choose("Small");
  await choose("quick");
  await page.getByRole("tab", { name: /^clarification\.md/, selected: true }).waitFor();
  await viewAction("Expertise", "Compose Context…");
  await choose("Executor");
  await step("Compose Context (2/5)");
  await page.getByRole("checkbox", { name: /^react, /, checked: true }).waitFor();
  await page.keyboard.press("Enter");
  await step("Compose Context (3/5)");
  await answer("Give a payment back to the customer once");
  await step("Compose Context (4/5)");
  await page.getByRole("checkbox", { name: /^payments, /, checked: true }).waitFor();
  await page.keyboard.press("Enter");
  await entry(/^8,000 tokens, \d+ in full, \d+ briefs, \d+ lines, uses/).waitFor();
  await picture("budget");
  await choose(/^8,000 tokens/);
  await treeItem(/^Module Refunds, L2, /).waitFor();
  const loaded = page.getByText(/^[\d,]+ of [\d,]+ tokens for the role executor$/);
  const before = await loaded.innerText();
  await picture("composed");
  await rowAction(workbench, /^Module Refunds, L2, /, "Demote Module");
  await treeItem(/^Module Refunds, L1, /).waitFor();
  expect(await loaded.innerText()).not.toBe(before);
  await viewAction("Composed Context", "Set Budget of Context…");
  await choose(/^16,000 tokens/);
  await page.getByText(/^[\d,]+ of 16,000 tokens for the role executor$/).waitFor();
  await viewAction("Composed Context", "Save Receipt into Run");
  await treeItem(/^Used in this run, \d+ modules/).waitFor();
  const [run = ""] = await readdir(join(workbench.folder, ".wazir/runs"));
  const events = (await textOf(`.wazir/runs/${run}/events.ndjson`)).trim().split("\n");
  const { event, receipt } = JSON.parse(events.at(-1) ?? "") as RecordedReceipt;
  expect(event).toBe("expertise_composed");
  expect(receipt).toMatchObject({ role: "executor", budget: 16_000, task: "Give a payment back to the customer once" });
  const kept = receipt.modules.find(({ id }) => /^payments\/(refunds|money-back)$/.test(id));
  expect(kept?.tier).toBe("L1");
  // Opened once: a page that is opened again takes the focus, and what asks for a theme is gone.
  await page.setViewportSize({ width: 1080, height: 700 });
  await treeItem(/^Module .*, L2, /).click();
  await webview().getByRole("heading", { name: "Brief", level: 2 }).waitFor();
  expect(workbench.pageErrors).toEqual([]);
});

/** The event of a receipt, as far as it matters here. */
interface RecordedReceipt {
  readonly event: string;
  readonly receipt: { readonly modules: readonly { readonly id: string; readonly tier: string }[] };
}

it.each([
  ["Light Modern", "vscode-light"],
  ["Dark High Contrast", "vscode-high-contrast"],
  ["Dark Modern", "vscode-dark"],
])("can be read in %s", async (theme, marked) => {
  const { choose, input, webview } = workbench;
  await workbench.runCommand("Preferences: Color Theme");
  await input.fill(theme);
  await choose(theme);
  await webview().locator(`body.${marked}`).waitFor();

  await picture(theme.toLowerCase().replaceAll(" ", "-"));
});

it("writes a module from the template until nothing is found in it", async () => {
  const { page, answer, choose, entry, input, treeItem } = workbench;
  await page.setViewportSize(SIZE);
  await workbench.runCommand("View: Close All Editors");
  await rowAction(workbench, /^Yours, 2 modules/, "New Expertise Module…", entry(/^rubric/));
  await choose("rubric");
  await step("New Expertise Module (2/3)");
  await answer("Vouchers");
  await step("New Expertise Module (3/3)");
  expect(await input.inputValue()).toMatch(/\/vouchers$/);
  await answer("payments/vouchers");
  await page.getByRole("tab", { name: /^vouchers\.md/, selected: true }).waitFor();
  await treeItem(/^Module Vouchers, \d+ warnings/).waitFor();
  await page
    .locator(".editor-instance .view-line")
    .filter({ hasText: /L1\s\d+\sof\s120–250\stokens/ })
    .waitFor();
  await picture("template");
  const template = await textOf("expertise/payments/vouchers.md");
  await pasteOver(workbench, filledIn(template).replace("idempotency-and-retry", "idempotency-and-retyr"));
  await treeItem(/^Module Vouchers, 1 error, /).waitFor();
  await workbench.runCommand("Go to Next Problem in Files (Error, Warning, Info)");
  await page.getByText("Did you mean").first().waitFor();
  await page.keyboard.press("Control+.");
  await page
    .getByText(/^Replace with `architecture/)
    .first()
    .click();
  await page.locator(".editor-instance .squiggly-error").first().waitFor({ state: "hidden" });
  await page.keyboard.press("Control+s");
  await treeItem(/^Module Vouchers, lint passes, medium, \d+ tokens/).waitFor();
  await picture("module");
  expect(workbench.pageErrors).toEqual([]);
});

/** The module as its author writes it, with the dates that the template set. */
function filledIn(template: string): string {
  const written = readFileSync(join(repositoryRoot, "test/fixtures/expertise/vouchers.md"), "utf8");
  return written.replaceAll(/^(verified|review_by|accessed): .*$/gm, (line, key: string) => {
    return new RegExp(`^${key}: .*$`, "m").exec(template)?.[0] ?? line;
  });
}

/** Drags the edge of the side bar, so that its lines can be read. */
async function widenSideBar(): Promise<void> {
  const { page } = workbench;
  const { x = 0, width = 0, y = 0 } = (await page.locator(".part.sidebar").boundingBox()) ?? {};
  await page.mouse.move(x + width, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + width + 130, y + 200, { steps: 5 });
  await page.mouse.up();
}

/** Waits until a question of several is asked. */
const step = (title: string): Promise<void> => workbench.page.getByText(title, { exact: true }).waitFor();

/** Presses a button that a view shows beside its name while the mouse is over it. */
async function viewAction(view: string, name: string): Promise<void> {
  const { page } = workbench;
  await page.getByRole("button", { name: `${view} Section` }).hover();
  await page.getByRole("button", { name }).click();
}

const textOf = (path: string): Promise<string> => readFile(join(workbench.folder, path), "utf8");

/** The pictures of the documentation, by what they are called here. */
const SHOWN = new Set(["search", "budget", "light-modern"]);

/** Takes a picture; `WAZIR_UPDATE_PICTURE=1` makes it the one of the documentation. */
async function picture(name: string): Promise<void> {
  // What the mouse points at explains itself, over what is to be seen.
  await workbench.page.mouse.move(0, 0);
  await workbench.page.locator(".workbench-hover").waitFor({ state: "hidden" });
  const path = await workbench.screenshot(`expertise-${name}`);
  if (process.env.WAZIR_UPDATE_PICTURE === "1" && SHOWN.has(name))
    await copyFile(path, join(repositoryRoot, "docs/images", `expertise-${name}.png`));
}
