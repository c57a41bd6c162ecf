import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { launchChromium } from "../host/chromium.mjs";

/** The dashboard's program alone in a browser: what it does with what it is sent, in a place that stands for the editor. */
let browser: Browser;
let page: Page;
let warnings: string[];
const program = await readFile(join(repositoryRoot, "dist", "dashboard.js"), "utf8");

interface Stand {
  posted: unknown[];
  kept: unknown;
}

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function start(kept?: unknown): Promise<void> {
  page = await browser.newPage({ viewport: { width: 600, height: 300 } });
  warnings = [];
  page.on("console", (message) => warnings.push(message.text()));
  page.on("pageerror", (error) => warnings.push(String(error)));
  await page.evaluate((memory) => {
    const stand: Stand = { posted: [], kept: memory };
    const api = {
      postMessage: (message: unknown) => stand.posted.push(message),
      getState: () => stand.kept,
      setState: (state: unknown) => (stand.kept = state),
    };
    Object.assign(globalThis, { stand, acquireVsCodeApi: () => api });
  }, kept);
  await page.evaluate(program);
}

beforeEach(() => start());
afterEach(() => page.close());

/** Sends a message as the editor does, and waits until it was heard. */
async function send(message: unknown): Promise<void> {
  await page.evaluate(async (data) => {
    const heard = new Promise((resolve) =>
      window.addEventListener("message", () => setTimeout(resolve), { once: true }),
    );
    window.postMessage(data, "*");
    await heard;
  }, message);
}

const show = (...children: readonly unknown[]): Promise<void> =>
  send({ type: "show", subject: { root: "/shop", run: "run-1" }, page: { tag: "div", children } });

const stand = (): Promise<Stand> => page.evaluate(() => (globalThis as unknown as { stand: Stand }).stand);

const link = (path: string) => ({ place: { base: "run", path }, text: path });
const entry = (key: string) => ({ tag: "li", key, children: [link(key)] });

it("says that it is ready, shows what it is sent, and keeps which run that is", async () => {
  expect((await stand()).posted).toEqual([{ type: "ready" }]);
  await show({ tag: "h1", children: ["Refunds"] });
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Refunds");
  expect((await stand()).kept).toEqual({ subject: { root: "/shop", run: "run-1" }, scroll: 0 });
});

it("makes nothing but texts of texts", async () => {
  await show({ tag: "p", children: ["<img src=x onerror=\"document.title='owned'\"><script>1</script>"] });
  expect(await page.locator("p").textContent()).toContain("<img src=x");
  expect(await page.locator("img, script").count()).toBe(0);
});

it("ignores what it does not understand, and says so", async () => {
  await show({ tag: "h1", children: ["Refunds"] });
  await show({ tag: "script", children: ["document.title = 'owned'"] });
  await send({ type: "show", page: "no subject" });
  await send("nonsense");
  expect(await page.getByRole("heading").textContent()).toBe("Refunds");
  expect(await page.title()).toBe("");
  expect(warnings).toEqual(Array(3).fill("The dashboard was sent what it does not understand, and ignores it."));
});

it("asks the editor for places and acts by key", async () => {
  await show(link("artifacts/spec.md"), { action: "exportReport", text: "Export Report" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect((await stand()).posted.slice(1)).toEqual([
    { type: "open", place: { base: "run", path: "artifacts/spec.md" } },
    { type: "act", action: "exportReport" },
  ]);
});

it("keeps the focus where it is while entries come and go around it", async () => {
  const list = (...keys: readonly string[]) => show({ tag: "ol", children: keys.map(entry) });
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await list("3", "2", "1");
  await page.getByRole("button", { name: "2" }).focus();
  await list("5", "4", "3", "2", "1");
  expect(await focused()).toBe("2");
  await list("6", "2");
  expect(await focused()).toBe("2");
  expect(await page.getByRole("listitem").allTextContents()).toEqual(["6", "2"]);
  await list("2", "9", "6");
  await list("6", "9", "2");
  expect(await focused()).toBe("2");
  await show({ tag: "ol", children: [] });
  expect(await page.getByRole("listitem").count()).toBe(0);
});

it("takes attributes away again, and changes texts in their place", async () => {
  await show({ tag: "p", attributes: { class: "a", "aria-current": "step" }, children: ["one"] });
  await page.evaluate(() => Object.assign(document.querySelector("p") ?? {}, { isTheSame: true }));
  await show({ tag: "p", attributes: { class: "b" }, children: ["two"] });
  const paragraph = page.locator("p");
  expect(await paragraph.textContent()).toBe("two");
  expect(await paragraph.evaluate((node) => node.getAttributeNames())).toEqual(["class"]);
  expect(await paragraph.getAttribute("class")).toBe("b");
  expect(await paragraph.evaluate((node) => "isTheSame" in node)).toBe(true);
});

it("is where the reader was when it comes back, and stays there when the page changes", async () => {
  await page.close();
  await start({ subject: { root: "/shop" }, scroll: 150 });
  const long = Array.from({ length: 80 }, (_, index) => ({ tag: "p", children: [String(index)] }));
  await show(...long);
  expect(await page.evaluate(() => window.scrollY)).toBe(150);
  await page.mouse.wheel(0, 200);
  await expect.poll(async () => ((await stand()).kept as { scroll: number }).scroll).toBe(350);
  await show(...long.slice(0, 79));
  expect(await page.evaluate(() => window.scrollY)).toBe(350);
});

it("leads to its sections, and the focus with it", async () => {
  await show(
    { tag: "a", attributes: { href: "#end" }, children: ["End"] },
    { tag: "h2", attributes: { id: "end", tabindex: "-1" }, children: ["The end"] },
  );
  await page.getByRole("link").press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("end");
});
