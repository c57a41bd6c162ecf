import { repositoryRoot } from "../host/paths.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureChromium } from "../host/install-chromium.mjs";
import { ensureNode } from "../host/install-node.mjs";
import { ensureWebHost, hostVersions } from "../host/install-web-host.mjs";
import { ensurePrograms } from "./debian-programs.mjs";

/** What layers need beside npm's packages: all that is installed, so that the tests themselves need no network. */
const REQUIREMENTS = {
  protocol: async () => {
    await ensurePrograms();
    for (const major of /** @type {const} */ ([18, 20, 22, 24])) await ensureNode(major);
  },
  integration: async () => {
    const { desktopExecutable, hostChoice } = await import(
      pathToFileURL(join(repositoryRoot, "test", "host", "desktop-host.mjs")).href
    );
    const choice = hostChoice();
    for (const version of hostVersions) {
      if ((await desktopExecutable(version, choice)) !== undefined) continue;
      await webHost(version);
      // So that nobody tries to download it again.
      process.env["WAZIR_TEST_HOST"] = "web";
    }
  },
  package: () => webHost(),
  ui: () => webHost(),
};

/** @param {import("../host/install-web-host.mjs").HostVersion} [version] */
async function webHost(version = "1.139.1") {
  await ensureChromium();
  await ensureWebHost(version);
}

/**
 * Installs what layers need and is missing. What cannot be installed is said; the tests that need it fail or say so themselves.
 * @param {readonly string[]} layers
 */
export async function installRequirements(layers) {
  for (const name of layers) {
    try {
      await REQUIREMENTS[name]?.();
    } catch (error) {
      console.log(
        `What the layer ${name} needs cannot be installed: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
}
