import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./free-port.mjs";
import { ensureWebHost } from "./install-web-host.mjs";
import { startGuarded } from "./process-group.mjs";
import { writeEmptyLanguagePack } from "./language-pack.mjs";
import { quietSettings } from "./quiet-settings.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

const startMilliseconds = 60_000;
const attempts = 3;
const longestSocketFolder = 45;

/**
 * @typedef {object} WebHostOptions
 * @property {import("./install-web-host.mjs").HostVersion} [version] default 1.139.1
 * @property {string} [extensionsDir] default: an empty one, removed on stop
 * @property {boolean} [trust] true (default): every workspace is trusted; false: as for a user, restricted until asked
 * @property {Record<string, unknown>} [settings] user settings, over the quiet ones
 * @property {number} [port] default: any free one
 * @property {string} [locale] the language that extensions see; default: English
 * @property {boolean} [testDriver] true: a page's `payload` may name an extension and tests to run
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment, for the extension host too
 * @property {(line: string) => void} [report] gets progress lines of an installation
 */

/**
 * @typedef {object} WebHost
 * @property {string} version
 * @property {number} port
 * @property {string} extensionsDir
 * @property {(path: string) => string} remoteUri how the workbench names a file of this machine
 * @property {(target: string, payload?: [string, string][]) => string} url page that opens an absolute folder path, or
 *   a `.code-workspace` file
 * @property {Promise<string>} ended resolves with how the server ended
 * @property {() => string} log the end of what the server wrote
 * @property {() => Promise<void>} stop ends every process of it and removes its data
 */

/**
 * Starts VS Code's server, installing it first if needed, and waits until it answers.
 * @param {WebHostOptions} [options]
 * @returns {Promise<WebHost>}
 * @throws {Error} with the server's last output when it does not answer within a minute
 */
export async function startWebHost(options = {}) {
  const { version = "1.139.1", settings = {}, report } = options;
  const { node, serverMain, root } = await ensureWebHost(version, report);
  const { commit } = JSON.parse(await readFile(join(root, "product.json"), "utf8"));
  const data = temporaryFolder("wazir-host");
  const extensionsDir = options.extensionsDir ?? join(data.path, "extensions");
  await mkdir(extensionsDir, { recursive: true });
  await writeSettings(data.path, { ...quietSettings, ...settings });
  if (options.locale) await writeEmptyLanguagePack(join(data.path, "data"), options.locale);
  try {
    const { server, port } = await startServer([node, serverMain], commit, data.path, { ...options, extensionsDir });
    const stop = async () => {
      await server.stop();
      await data.remove();
    };
    return { version, port, extensionsDir, ...addresses(port), ended: server.ended, log: server.tail, stop };
  } catch (error) {
    await data.remove();
    throw error;
  }
}

/** @param {number} port */
function addresses(port) {
  const remoteUri = (/** @type {string} */ path) => `vscode-remote://localhost:${port}${path}`;
  const url = (/** @type {string} */ target, /** @type {[string, string][] | undefined} */ payload) => {
    const kind = target.endsWith(".code-workspace") ? "workspace" : "folder";
    const path = target.split("/").map(encodeURIComponent).join("/");
    const rest = payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : "";
    return `http://localhost:${port}/?${kind}=${path}${rest}`;
  };
  return { remoteUri, url };
}

/**
 * @param {[string, string]} program
 * @param {string | undefined} commit
 * @param {string} dataDir
 * @param {WebHostOptions & {extensionsDir: string}} options
 */
async function startServer([node, serverMain], commit, dataDir, options) {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    // What is kept of a user, such as the keys that this machine knows, is the host's own too.
    const user = { XDG_CONFIG_HOME: join(dataDir, "config") };
    const env = { ...cleanEnvironment(), ...(await ownTemporaryFolder(dataDir)), ...user, ...options.env };
    const server = startGuarded(node, [serverMain, ...flags(port, dataDir, options)], { env });
    const failure = await waitUntilUp(server, port, commit);
    if (!failure) return { server, port };
    const log = server.tail();
    await server.stop();
    const lostThePort = options.port === undefined && log.includes("EADDRINUSE");
    if (!lostThePort || attempt === attempts) throw new Error(`VS Code's server ${failure}\n${log}`);
  }
}

/**
 * @param {number} port
 * @param {string} dataDir
 * @param {WebHostOptions & {extensionsDir: string}} options
 */
function flags(port, dataDir, { extensionsDir, trust = true, testDriver = false, locale }) {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
    ...["--server-data-dir", dataDir, "--extensions-dir", extensionsDir, "--telemetry-level", "off"],
    ...(locale ? ["--locale", locale] : []),
    ...(trust ? ["--disable-workspace-trust"] : []),
    ...(testDriver ? ["--enable-smoke-test-driver"] : []),
  ];
}

/** Started from a terminal inside VS Code, this process carries variables that would steer the inner one. */
function cleanEnvironment() {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return Object.fromEntries(entries);
}

/**
 * The server and its extensions leave sockets and caches in the temporary folder, so they get one that goes with them.
 * A socket's path has about a hundred characters: where the folder's name is long, the system's folder is used.
 * @param {string} dataDir
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function ownTemporaryFolder(dataDir) {
  const folder = join(dataDir, "t");
  if (folder.length > longestSocketFolder) return {};
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}

/**
 * @param {import("./process-group.mjs").ProcessGroup} server
 * @param {number} port
 * @param {string | undefined} commit what our server answers; another program on the port answers something else
 * @returns {Promise<string | undefined>} why it is not up
 */
async function waitUntilUp(server, port, commit) {
  const deadline = Date.now() + startMilliseconds;
  while (Date.now() < deadline) {
    if (!server.running()) return `ended: ${await server.ended}`;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(5_000) });
      const text = await answer.text();
      if (answer.ok && (!commit || text.trim() === commit)) return undefined;
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  return `did not answer on port ${port} within ${startMilliseconds / 1000} s.`;
}

/**
 * @param {string} dataDir
 * @param {Record<string, unknown>} settings
 */
async function writeSettings(dataDir, settings) {
  for (const scope of ["User", "Machine"]) {
    const folder = join(dataDir, "data", scope);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "settings.json"), scope === "User" ? JSON.stringify(settings, null, 2) : "{}");
  }
}
