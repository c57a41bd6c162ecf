import { cp, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { installVsix } from "../../tools/host/install-vsix.mjs";
import { linkExtension } from "../../tools/host/link-extension.mjs";
import { noGallery } from "../../tools/host/no-gallery.mjs";
import { temporaryFolder } from "../../tools/host/temporary-folder.mjs";
import { startWebHost } from "../../tools/host/web-host.mjs";
import { launchChromium } from "./chromium.mjs";
import { workbenchActions } from "./workbench-actions.mjs";

export { installVsix };

const readyMilliseconds = 60_000;
const actionMilliseconds = 20_000;

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} folder what to open: it is copied, the copy's path is the answer's `folder`
 * @property {import("../../tools/host/install-web-host.mjs").HostVersion} [version] default 1.139.1
 * @property {"Default Light Modern" | "Default Dark Modern" | "Default High Contrast" | "Default High Contrast Light"}
 *   [theme] default: dark
 * @property {boolean} [trust] false: restricted mode, without a question at the start, until `grantTrust`; default true
 * @property {Record<string, unknown>} [settings] user settings
 * @property {string} [extensionDevelopmentPath] folder of a built extension to have in the workbench
 * @property {string} [vsix] packaged extension to install first
 * @property {{width: number, height: number}} [viewport] default 1280 × 800
 */

/**
 * Opens a workbench in a real browser and waits until it is usable. Actions time out after 20 seconds.
 * @param {WorkbenchOptions} options
 * @returns {Promise<ReturnType<typeof workbenchActions> & {page: import("playwright-core").Page, folder: string,
 *   host: import("../../tools/host/web-host.mjs").WebHost, pageErrors: string[], close: () => Promise<void>}>}
 *   `pageErrors` collects exceptions nobody caught in the page; `close` ends everything and removes the copy
 * @throws {Error} when the host or the browser does not start, or the workbench does not show within a minute
 */
export async function openWorkbench(options) {
  const files = temporaryFolder("wazir-ui");
  /** @type {(() => Promise<void>)[]} */
  const endings = [files.remove];
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const folder = join(files.path, basename(options.folder));
    await cp(options.folder, folder, { recursive: true });
    const host = await startHost(options, join(files.path, "extensions"));
    endings.push(host.stop);
    const browser = await launchChromium();
    endings.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(actionMilliseconds);
    /** @type {string[]} */
    const pageErrors = [];
    page.on("pageerror", (error) => pageErrors.push(error.message));
    await page.goto(host.url(folder));
    await untilUsable(page);
    return { ...workbenchActions(page), page, folder, host, pageErrors, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {WorkbenchOptions} options
 * @param {string} extensionsDir
 */
async function startHost(options, extensionsDir) {
  const { version = "1.139.1", theme = "Default Dark Modern", trust = true, settings = {} } = options;
  await mkdir(extensionsDir);
  if (options.extensionDevelopmentPath) await linkExtension(options.extensionDevelopmentPath, extensionsDir);
  if (options.vsix) await installVsix(options.vsix, extensionsDir, version);
  const appearance = {
    "security.workspace.trust.startupPrompt": "never",
    "window.autoDetectHighContrast": false,
    "workbench.colorTheme": theme,
    "workbench.reduceMotion": "on",
  };
  return startWebHost({ version, extensionsDir, trust, env: noGallery, settings: { ...appearance, ...settings } });
}

/**
 * The theme comes from an extension: once it shows, the extension host has answered.
 * @param {import("playwright-core").Page} page
 */
async function untilUsable(page) {
  await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor({ timeout: readyMilliseconds });
  await page.getByRole("treeitem").first().waitFor({ timeout: readyMilliseconds });
}
