import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebianPackages } from "./debian-packages.mjs";
import { run } from "./process-group.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const places = [
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const debianPackages = ["chromium", "fonts-dejavu-core", "fonts-liberation"];

/**
 * A Chromium-family browser that starts: the one named by `WAZIR_CHROMIUM`, else one on PATH or in a usual place, else
 * Debian's, installed through apt when this process may (root, or sudo without a password).
 * @param {(line: string) => void} [report] gets progress lines
 * @returns {Promise<string>} the executable's path
 * @throws {Error} that says what to install when there is none and it cannot be installed
 */
export async function ensureChromium(report = console.log) {
  const chosen = process.env["WAZIR_CHROMIUM"];
  if (chosen) return chosen;
  const found = await findChromium();
  if (found) return found;
  report("Installing Chromium through apt, once …");
  try {
    await installDebianPackages(debianPackages);
  } catch (error) {
    const advice = `Install one (Debian: apt-get install ${debianPackages.join(" ")}) or set WAZIR_CHROMIUM to its path.`;
    throw new Error(`No Chromium was found and none could be installed through apt. ${advice}`, { cause: error });
  }
  report("Chromium is ready.");
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error("apt installed chromium, but no browser that starts was found. Set WAZIR_CHROMIUM to one.");
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
  for (const candidate of candidates) {
    if (isExecutable(candidate) && (await starts(candidate))) return candidate;
  }
  return undefined;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Some systems put a stub in the browser's place that only tells how to install it.
 * @param {string} path
 */
async function starts(path) {
  try {
    return /\d+\.\d+/.test(await run(path, ["--version"]));
  } catch {
    return false;
  }
}
