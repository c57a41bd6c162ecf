import { ensureWebHost } from "./install-web-host.mjs";
import { run } from "./process-group.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

/**
 * Installs a packaged extension, as a user would, into the extensions folder of a web host that is started later.
 * @param {string} vsix absolute path
 * @param {string} extensionsDir
 * @param {import("./install-web-host.mjs").HostVersion} [version] of VS Code; default 1.139.1
 * @returns {Promise<void>}
 * @throws {Error} with VS Code's words when it does not accept the package
 */
export async function installVsix(vsix, extensionsDir, version = "1.139.1") {
  const { node, serverMain } = await ensureWebHost(version);
  const data = temporaryFolder("wazir-host");
  try {
    const folders = ["--extensions-dir", extensionsDir, "--server-data-dir", data.path];
    const output = await run(node, [
      serverMain,
      ...["--accept-server-license-terms", "--install-extension", vsix, ...folders],
    ]);
    if (!output.includes("successfully installed")) throw new Error(`${vsix} was not installed:\n${output}`);
  } finally {
    await data.remove();
  }
}
