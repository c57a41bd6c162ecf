import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { openWorkbench } from "../host/ui-driver.mjs";

/** A workbench in a browser. */
export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/**
 * Moves down in the focused tree, by key, until the row whose name starts with `label` has the focus. A key is pressed when the
 * one before has had its effect: keys that wait in a busy window are handled one behind the other, and rows are passed unseen.
 */
export async function focusRow(page: Page, label: string): Promise<void> {
  const focused = page
    .locator(".monaco-list.element-focused .monaco-list-row.focused, .monaco-list:focus .monaco-list-row.focused")
    .first();
  const place = (): Promise<string | null> => focused.getAttribute("data-index");
  await page.keyboard.press("Home");
  await expect.poll(place, { timeout: 10_000, interval: 20 }).toBe("0");
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused.getAttribute("aria-label"))?.startsWith(label)) return;
    const before = await place();
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(place, { timeout: 10_000, interval: 20, message: `There is no row "${label}" up to the last one.` })
      .not.toBe(before);
  }
  throw new Error(`No row "${label}" could be reached with the arrow keys.`);
}

/** Selects the line of the visible editor that reads `line` in `text`, so that typing replaces it. */
export async function selectLine(workbench: Workbench, line: string, text: string): Promise<void> {
  const { page } = workbench;
  const number = text.split(/\r?\n/).indexOf(line) + 1;
  if (number === 0) throw new Error(`There is no line "${line}" in:\n${text}`);
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+g");
  await workbench.answer(`:${number}`);
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
}

/** Replaces all of the visible editor's text by typing, and saves it. */
export async function rewrite({ page }: Workbench, text: string): Promise<void> {
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+s");
}

/** Replaces all of the visible editor's text by one that is pasted, and saves it: one edit, where typing is one for each letter. */
export async function pasteOver({ page }: Workbench, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Control+s");
}

/** Puts the cursor on the id in the visible editor and renames it with F2, as a person does. */
export async function rename(
  workbench: Workbench,
  id: string,
  line: number,
  column: number,
  name: string,
): Promise<void> {
  const { page } = workbench;
  // A lens over the id shows that the language server runs: before that, F2 finds nothing to rename.
  await page.locator(".editor-instance .codelens-decoration").first().waitFor();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+g");
  await workbench.answer(`:${line}:${column}`);
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  await page.keyboard.press("F2");
  const box = page.locator(".rename-box input");
  await box.waitFor();
  expect(await box.inputValue()).toBe(id);
  await box.fill(name);
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "hidden" });
}

/** How long a press may take before the mouse is moved again, and how often it is; in milliseconds and in times. */
const PRESS = { patience: 2_000, tries: 10 };

/**
 * Presses the button that a row of a tree shows while the mouse is over it. The tree may be read anew in between, and the hint of
 * another row may lie over this one: then the mouse is taken away and moved there again, as a person does. A row that is read anew
 * under the pressed mouse takes the press with it; one that only opens something is pressed again until `opens` is to be seen.
 */
export async function rowAction(
  { page, treeItem }: Workbench,
  row: string | RegExp,
  name: string,
  opens?: Locator,
): Promise<void> {
  const item = treeItem(row);
  for (let left = PRESS.tries; ; left--) {
    await page.mouse.move(0, 0);
    try {
      await item.hover({ timeout: PRESS.patience });
      await item.getByRole("button", { name }).click({ timeout: PRESS.patience });
      await opens?.waitFor({ timeout: 2 * PRESS.patience });
      return;
    } catch (error) {
      if (left === 0 || !(error instanceof Error) || error.name !== "TimeoutError") throw error;
    }
  }
}

/**
 * Waits until the window has put away its editors with `text` in them. In a browser it does so every five seconds or
 * later and not when the page is left: a reload before that loses any editor, also one of a plain text.
 */
export async function untilKept(page: Page, text: string): Promise<void> {
  const kept = (): Promise<string> =>
    page.evaluate(async () => {
      const answered = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(String(request.error)));
        });
      const texts: string[] = [];
      for (const { name = "" } of await indexedDB.databases()) {
        const database = await answered(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const content = database.transaction(store).objectStore(store);
          texts.push(String(await answered(content.get("memento/workbench.parts.editor"))));
        }
        database.close();
      }
      return texts.join("\n");
    });
  await expect.poll(kept, { timeout: 30_000, interval: 250 }).toContain(text);
}
