import { chromium } from "playwright-core";
import { ensureChromium } from "../../tools/host/install-chromium.mjs";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Whatever the browser itself would look up: the tests use the network for nothing.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/**
 * Starts a headless browser, installing it first if needed. It ends with this process.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchChromium() {
  return chromium.launch({ executablePath: await ensureChromium(), args: flags, headless: true });
}
