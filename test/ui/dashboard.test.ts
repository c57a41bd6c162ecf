import { execFile } from "node:child_process";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Frame } from "playwright-core";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { graveFindings } from "./accessibility";
import { untilKept, type Workbench } from "./editor";

const EXAMPLE = join(repositoryRoot, "examples", "checkout-service");
const picture = join(repositoryRoot, "docs", "images", "dashboard.png");
const THEMES = [
  "Default Light Modern",
  "Default Dark Modern",
  "Default High Contrast",
  "Default High Contrast Light",
] as const;

function opened(theme: (typeof THEMES)[number]): Promise<Workbench> {
  return openWorkbench({
    ...{ folder: EXAMPLE, extensionDevelopmentPath: repositoryRoot, theme },
    viewport: { width: 1280, height: 1000 },
  });
}

/** The document of the dashboard that shows, once its run does. */
async function dashboardOf({ page, webview }: Workbench): Promise<Frame> {
  await webview().getByRole("heading", { level: 1, name: "Idempotent payments" }).waitFor();
  const outer = await (await page.locator("iframe.webview.ready").first().elementHandle()).contentFrame();
  const inner = await (await outer?.$("#active-frame"))?.contentFrame();
  if (inner === undefined || inner === null) throw new Error("The dashboard has no document.");
  return inner;
}

it.each(THEMES)("is readable for everybody in %s, and at 200 %%", async (theme) => {
  const workbench = await opened(theme);
  try {
    const { page } = workbench;
    await workbench.runCommand("Wazir: Open Dashboard");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    const frame = await dashboardOf(workbench);
    expect(await graveFindings(frame)).toEqual([]);
    const name = `dashboard-${theme.toLowerCase().replaceAll(" ", "-")}`;
    const path = await workbench.screenshot(name);
    if (process.env.WAZIR_UPDATE_PICTURE === "1" && theme === THEMES[0]) await copyFile(path, picture);
    // What a zoom of 200 % makes of the window.
    await page.setViewportSize({ width: 640, height: 500 });
    await expect.poll(() => frame.evaluate(() => window.innerWidth)).toBeLessThan(640);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await workbench.screenshot(`${name}-200`);
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.close();
  }
});

it("is opened and used by keyboard alone, and stays where one is when another process changes the run", async () => {
  const workbench = await opened("Default Dark Modern");
  try {
    const { page, input } = workbench;
    // Known once the palette has it.
    await workbench.runCommand("Wazir: Refresh");
    await page.keyboard.press("F1");
    await input.fill(">Wazir: Open Dashboard");
    await workbench.entry("Wazir: Open Dashboard").waitFor();
    await page.keyboard.press("Enter");
    const frame = await dashboardOf(workbench);
    const focused = (): Promise<string> => frame.evaluate(() => document.activeElement?.textContent ?? "");
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 40 && (await focused()) !== text; presses++) await page.keyboard.press("Tab");
      expect(await focused()).toBe(text);
    };
    await tabTo("Findings");
    await page.keyboard.press("Enter");
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe("findings");
    await workbench.screenshot("dashboard-keyboard");
    await tabTo("artifacts/spec-challenge.md");

    const cli = join(repositoryRoot, "dist", "cli.js");
    const words = ["finding", "add", "Two requests at once both pay", "--severity", "critical"];
    const env = { ...process.env, WAZIR_ACTOR: "critic", XDG_CONFIG_HOME: join(workbench.folder, "..", "settings") };
    await promisify(execFile)(process.execPath, [cli, ...words], { cwd: workbench.folder, env });
    await frame.getByRole("cell", { name: "Two requests at once both pay" }).waitFor();
    expect(await focused()).toBe("artifacts/spec-challenge.md");

    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /^spec-challenge\.md/, selected: true }).waitFor();
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.screenshot("dashboard-keyboard-end");
    await workbench.close();
  }
});

it("exports the report that the terminal writes, and comes back after a reload", async () => {
  const workbench = await opened("Default Light Modern");
  try {
    const { page, input } = workbench;
    await workbench.runCommand("Wazir: Open Dashboard");
    const frame = await dashboardOf(workbench);
    await frame.getByRole("button", { name: "Export Report" }).press("Enter");
    await input.waitFor();
    await expect.poll(() => input.inputValue()).toMatch(/wazir-20261120-idempotent-payments\.html$/);
    await page.keyboard.press("Enter");
    await workbench.notification("The report is in").waitFor();
    const exported = await readFile(join(workbench.folder, "wazir-20261120-idempotent-payments.html"), "utf8");
    const cli = join(repositoryRoot, "dist", "cli.js");
    const { stdout } = await promisify(execFile)(process.execPath, [cli, "run", "report"], { cwd: workbench.folder });
    expect(stdout).toBe(exported);

    await untilKept(page, "wazir.dashboard");
    await page.reload();
    await dashboardOf(workbench);
  } finally {
    await workbench.screenshot("dashboard-end");
    await workbench.close();
  }
});
