import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { temporaryFolder } from "../../tools/host/temporary-folder.mjs";
import { launchChromium } from "../host/chromium.mjs";
import { graveFindings } from "./accessibility";

/** The report of the example's run, as the terminal program writes it, in a browser. */
const folder = temporaryFolder("wazir-report");
const file = join(folder.path, "report.html");
const pictures = join(repositoryRoot, "out", "screenshots");
let browser: Browser;

beforeAll(async () => {
  const cli = join(repositoryRoot, "dist", "cli.js");
  const example = join(repositoryRoot, "examples", "checkout-service");
  await promisify(execFile)(process.execPath, [cli, "run", "report", "--out", file], { cwd: example });
  await mkdir(pictures, { recursive: true });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await folder.remove();
});

async function opened(options: BrowserContextOptions): Promise<{ page: Page; asked: string[]; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, ...options });
  const asked: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => faults.push(message.text()));
  await page.goto(`file://${file}`);
  return { page, asked, faults };
}

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced-colours", { colorScheme: "dark", forcedColors: "active" }],
  // What a zoom of 200 % makes of a window.
  ["zoomed", { colorScheme: "light", viewport: { width: 550, height: 450 }, deviceScaleFactor: 2 }],
];

it.each(LOOKS)("is readable for everybody: %s", async (name, options) => {
  const { page, asked, faults } = await opened(options);
  expect(await graveFindings(page)).toEqual([]);
  // It asks for nothing but itself, its policy lets its styles in, and it is not wider than the window.
  expect(asked).toEqual([`file://${file}`]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const colour = await page.getByRole("heading", { level: 1 }).evaluate((title) => getComputedStyle(title).fontSize);
  expect(parseFloat(colour)).toBeGreaterThan(20);
  await page.screenshot({ path: join(pictures, `report-${name}.png`), fullPage: true });
  await page.close();
});

it("leads by keyboard from its list of sections to each of them", async () => {
  const { page } = await opened({});
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("What it waits for");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("open");
  await page.close();
});

it("prints without what only a screen needs", async () => {
  const { page } = await opened({ colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation").isVisible()).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
  const pdf = await page.pdf({ path: join(pictures, "report.pdf"), format: "A4" });
  expect(pdf.subarray(0, 4).toString()).toBe("%PDF");
  await page.close();
});
