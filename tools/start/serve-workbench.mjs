import { spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../host/free-port.mjs";
import { linkExtension } from "../host/link-extension.mjs";
import { repositoryRoot } from "../host/paths.mjs";
import { temporaryFolder } from "../host/temporary-folder.mjs";
import { startWebHost } from "../host/web-host.mjs";
import { copyExample } from "./example-copy.mjs";
import { hasCommand } from "./has-command.mjs";

/**
 * Serves VS Code's workbench with the extension loaded from this repository until the process is told to end; then
 * every process and file of it is gone.
 * @param {{folder: string | undefined, port: number, open: boolean}} options folder: absolute, default a fresh copy of
 *   the example; port: the wanted one; open: show the page in the person's browser when there is one
 * @returns {Promise<never>}
 * @throws {Error} when the workbench cannot be installed or started, or ends by itself
 */
export async function serveWorkbench({ folder, port, open }) {
  endQuietly();
  const files = temporaryFolder("wazir-start");
  const path = folder ?? (await copyExample(files.path));
  const extensionsDir = join(files.path, "extensions");
  await linkExtension(repositoryRoot, extensionsDir);
  const free = await freePort(port);
  if (free !== port) console.log(`Port ${port} is taken; using ${free}.`);
  const host = await startWebHost({ port: free, extensionsDir, report: console.log });
  const address = host.url(path);
  console.log(`\nOpen ${address}\n\nCtrl-C ends it. After a new build: "Developer: Reload Window" in its palette.`);
  if (open) showInBrowser(address);
  throw new Error(`The workbench ended: ${await host.ended}\n${host.log()}`);
}

/** Being told to end is how this is meant to end: exit code 0, and what runs at exit cleans up. */
function endQuietly() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.prependListener(signal, () => process.exit(0));
}

/** @param {string} address */
function showInBrowser(address) {
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  const hasDisplay = process.platform === "darwin" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  if (!hasDisplay || !hasCommand(opener)) return;
  spawn(opener, [address], { detached: true, stdio: "ignore" })
    .on("error", () => {})
    .unref();
}
