import { spawnSync } from "node:child_process";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { cacheRoot } from "../../tools/host/paths.mjs";

/** @typedef {"web" | "desktop" | "auto"} HostChoice auto: the desktop build where it can be had and shown, else web */

const connectMilliseconds = 20_000;

/** @type {string | undefined} */
let refusal;

/**
 * The host that the environment variable `WAZIR_TEST_HOST` asks for; auto when it is not set.
 * @returns {HostChoice}
 * @throws {Error} when it is none of the three
 */
export function hostChoice() {
  const choice = process.env["WAZIR_TEST_HOST"] ?? "auto";
  if (choice === "web" || choice === "desktop" || choice === "auto") return choice;
  throw new Error(`WAZIR_TEST_HOST is "${choice}"; use web, desktop or auto.`);
}

/**
 * The desktop build of VS Code, downloaded into `.vscode-test/` unless it is there. In auto, a failure is reported once
 * and remembered, so the next call answers at once.
 * @param {string} version
 * @param {HostChoice} choice
 * @returns {Promise<string | undefined>} its executable; nothing when the web host is to be used
 * @throws {Error} when the desktop build was asked for and cannot be used
 */
export async function desktopExecutable(version, choice) {
  if (choice === "web" || refusal !== undefined) return undefined;
  try {
    if (!hasDisplay()) throw new Error("there is no display (xvfb-run gives one)");
    const options = { version, cachePath: cacheRoot, timeout: connectMilliseconds };
    const executable = await downloadAndUnzipVSCode(options);
    if (!starts(executable)) throw new Error(`${executable} does not start; its system libraries may be missing`);
    return executable;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (choice === "desktop")
      throw new Error(`The desktop VS Code ${version} cannot be used: ${reason}.`, { cause: error });
    refusal = reason;
    console.log(`Using the web host: the desktop VS Code cannot be used here: ${reason}.`);
    return undefined;
  }
}

function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

/** @param {string} executable */
function starts(executable) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return spawnSync(executable, ["-e", "0"], { env, timeout: connectMilliseconds }).status === 0;
}
