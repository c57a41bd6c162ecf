import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/host/paths.mjs";

const screenshotFolder = join(repositoryRoot, "out", "screenshots");
/** How long a command may take to become known: the extension host starts after the page. */
const knownMilliseconds = 60_000;
const listMilliseconds = 1_500;

/**
 * What a person does in the workbench, by roles and names. Every action waits for what it acts on and for its visible
 * effect; it throws Playwright's time-out error when that does not come.
 * @param {import("playwright-core").Page} page
 */
export function workbenchActions(page) {
  const quickInput = page.locator(".quick-input-widget").filter({ visible: true });
  const input = quickInput.getByRole("combobox").or(quickInput.getByRole("textbox")).first();

  /** @param {string | RegExp} label start of an entry's accessible name, or a pattern for it */
  const entry = (label) => quickInput.getByRole("option", { name: startingWith(label) }).first();

  /**
   * Types into a fresh palette and takes an entry, again and again while it is not there: what the palette lists is
   * fixed when it opens, and extensions add to it later.
   * @param {string} text
   * @param {string} label
   */
  async function pick(text, label) {
    const deadline = Date.now() + knownMilliseconds;
    for (;;) {
      try {
        await page.keyboard.press("F1");
        await input.fill(text, { timeout: listMilliseconds });
        await entry(label).click({ timeout: listMilliseconds });
        return;
      } catch (error) {
        if (Date.now() > deadline)
          throw new Error(`The palette has no entry "${label}" for "${text}".`, { cause: error });
        await page.keyboard.press("Escape");
        await quickInput.waitFor({ state: "hidden" });
      }
    }
  }

  /**
   * Runs a command from the palette by the name shown there, category included: `Wazir: Start Run`.
   * @param {string} title
   */
  const runCommand = (title) => pick(`>${title}`, title);

  /**
   * Opens a workspace file in an editor through quick open and waits until the editor shows it.
   * @param {string} path relative to the workspace folder
   */
  async function openFile(path) {
    const name = path.split("/").at(-1) ?? path;
    await pick(path, name);
    await page.getByRole("tab", { name: startingWith(name), selected: true }).waitFor();
    await page.locator(".editor-instance .monaco-editor .view-lines").first().waitFor();
  }

  /**
   * Types into the open input box and accepts it.
   * @param {string} text
   */
  async function answer(text) {
    await input.fill(text);
    await page.keyboard.press("Enter");
  }

  /**
   * Takes an entry of the open quick pick.
   * @param {string | RegExp} label
   */
  async function choose(label) {
    await entry(label).click();
  }

  /** Trusts the open folder the way a person does, and waits until the status bar no longer says Restricted Mode. */
  async function grantTrust() {
    await runCommand("Workspaces: Manage Workspace Trust");
    await page.getByRole("button", { name: "Trust", exact: true }).click();
    await page.getByRole("button", { name: /Restricted Mode/ }).waitFor({ state: "hidden" });
  }

  /**
   * A notification on screen.
   * @param {string | RegExp} text
   */
  function notification(text) {
    return page
      .locator(".notifications-toasts")
      .getByRole("dialog")
      .or(page.locator(".notification-toast"))
      .filter({ hasText: text })
      .first();
  }

  /**
   * A row of any visible tree.
   * @param {string | RegExp} label start of its accessible name, or a pattern for it
   */
  function treeItem(label) {
    return page.getByRole("treeitem", { name: startingWith(label) }).first();
  }

  /**
   * The document inside the visible webview editor or view.
   */
  function webview() {
    return page
      .locator("iframe.webview.ready")
      .filter({ visible: true })
      .first()
      .contentFrame()
      .locator("#active-frame")
      .contentFrame();
  }

  /**
   * Writes `out/screenshots/<name>.png`.
   * @param {string} name
   * @returns {Promise<string>} the file's path
   */
  async function screenshot(name) {
    await mkdir(screenshotFolder, { recursive: true });
    const path = join(screenshotFolder, `${name}.png`);
    await page.screenshot({ path });
    return path;
  }

  return {
    runCommand,
    openFile,
    answer,
    choose,
    grantTrust,
    input,
    entry,
    notification,
    treeItem,
    webview,
    screenshot,
  };
}

/** @param {string | RegExp} label */
function startingWith(label) {
  if (label instanceof RegExp) return label;
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");
}
