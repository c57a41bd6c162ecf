import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installOnce, npmInstall } from "../../tools/host/install-packages.mjs";

/** The server that ours is measured beside. */
const PEER = "yaml-language-server@2.0.0";

/** How the peer says that it waits before it validates. */
const DELAY = "this.validationDelayMs = 200";

/**
 * The peer's program, as npm has it and with its delay set to nothing.
 * @returns {Promise<{ asShipped: string, undelayed: string }>} absolute paths of modules to run with `--stdio`
 * @throws {Error} when npm cannot install it, or its delay is not where it was
 */
export async function installPeer() {
  const folder = await installOnce("bench-peer", `${PEER}, twice`, async (partial) => {
    await npmInstall(partial, [PEER]);
    const packages = join(partial, "node_modules");
    await cp(join(packages, "yaml-language-server"), join(packages, "undelayed"), { recursive: true });
    const settings = join(packages, "undelayed/out/src/yamlSettings.js");
    const text = await readFile(settings, "utf8");
    if (!text.includes(DELAY)) throw new Error(`${PEER} has no \`${DELAY}\` any more: look where its delay is set.`);
    await writeFile(settings, text.replace(DELAY, "this.validationDelayMs = 0"));
  });
  const program = (name) => join(folder, "node_modules", name, "bin/yaml-language-server");
  return { asShipped: program("yaml-language-server"), undelayed: program("undelayed") };
}
