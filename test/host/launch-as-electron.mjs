#!/usr/bin/env node
// Takes the command line that @vscode/test-electron gives to the desktop build, runs the tests in the web host, prints
// what they print, and exits with their verdict. WAZIR_TEST_VERSION picks the version of VS Code (default 1.139.1).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endWithParent } from "../../tools/host/end-with-parent.mjs";
import { noGallery } from "../../tools/host/no-gallery.mjs";
import { startWebHost } from "../../tools/host/web-host.mjs";
import { launchChromium } from "./chromium.mjs";
import { readLauncherArguments } from "./launcher-arguments.mjs";

const mark = "\u2063";
const keptLines = 60;
/** What this host always logs: native modules are not built, and there is no gallery and no account. */
const noise = /bindings file|build\/Release|open-vsx|latest version for the extension|signed-in session|Service Worker/;
const deadlineMilliseconds = Number(process.env["WAZIR_TEST_DEADLINE_MS"] ?? 300_000);

// A runner that is killed cannot end this process.
endWithParent();
process.exitCode = await main();
process.exit();

/** @returns {Promise<number>} the exit code */
async function main() {
  const args = readLauncherArguments(process.argv.slice(2));
  const version = /** @type {import("../../tools/host/install-web-host.mjs").HostVersion} */ (
    process.env["WAZIR_TEST_VERSION"] ?? "1.139.1"
  );
  const host = await startWebHost({
    version,
    trust: args.trust,
    testDriver: true,
    env: { ...noGallery, WAZIR_TEST_MARK: mark },
    settings: userSettings(args.userDataDir),
    ...(args.locale ? { locale: args.locale } : {}),
    ...(args.extensionsDir ? { extensionsDir: args.extensionsDir } : {}),
  });
  const browser = await launchChromium();
  try {
    return await runTests(host, await browser.newPage(), args);
  } catch (error) {
    console.error(error);
    printLastLines("server", host.log().split("\n"));
    return 1;
  } finally {
    await browser.close();
    await host.stop();
  }
}

/**
 * @param {import("../../tools/host/web-host.mjs").WebHost} host
 * @param {import("playwright-core").Page} page
 * @param {import("./launcher-arguments.mjs").LauncherArguments} args
 * @returns {Promise<number>}
 */
async function runTests(host, page, args) {
  let timer;
  const verdict = new Promise((resolve, reject) => {
    const late = () => reject(new Error(`No verdict from the tests within ${deadlineMilliseconds / 1000} s.`));
    timer = setTimeout(late, deadlineMilliseconds);
    page.on("crash", () => reject(new Error("The browser's page crashed.")));
    host.ended.then((how) => reject(new Error(`VS Code's server ended during the tests: ${how}.`)));
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
  });
  verdict.catch(() => {});
  const output = testOutput();
  try {
    await page.exposeFunction("codeAutomationLog", output.take);
    await page.goto(host.url(args.target, payload(host, args)));
    const code = Number(await verdict);
    if (!output.sawTests()) printLastLines("workbench", output.otherLines());
    return code;
  } catch (error) {
    printLastLines("workbench", output.otherLines());
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {import("../../tools/host/web-host.mjs").WebHost} host
 * @param {import("./launcher-arguments.mjs").LauncherArguments} args
 * @returns {[string, string][]}
 */
function payload(host, args) {
  return [
    ["extensionDevelopmentPath", host.remoteUri(args.extensionDevelopmentPath)],
    ["extensionTestsPath", host.remoteUri(args.extensionTestsPath)],
  ];
}

/** Prints what the tests and the extension log, and keeps apart what the workbench itself logs in between. */
function testOutput() {
  /** @type {string[]} */
  const others = [];
  let seen = false;
  const take = (/** @type {string} */ type, /** @type {unknown[]} */ parts) => {
    const text = parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" ");
    if (text.startsWith(mark)) {
      seen = true;
      console.log(text.slice(mark.length));
    } else if (!noise.test(text)) {
      others.push(`${type} ${text.split("\n").slice(0, 12).join("\n")}`);
    }
  };
  return { take, sawTests: () => seen, otherLines: () => others };
}

/**
 * @param {string} source
 * @param {string[]} lines
 */
function printLastLines(source, lines) {
  console.error(`--- last lines of the ${source}:\n${lines.slice(-keptLines).join("\n")}`);
}

/** @param {string | undefined} userDataDir */
function userSettings(userDataDir) {
  const file = userDataDir ? join(userDataDir, "User", "settings.json") : "";
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
