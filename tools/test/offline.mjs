import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("offline.sh", import.meta.url));

/** Tells a process that it runs where there is no network. */
const INSIDE = "WAZIR_TEST_OFFLINE";

/** New network and mount namespaces; below a user namespace for who is not root, or is root of a container that may not. */
const WAYS = [...(process.getuid?.() === 0 ? [["--net", "--mount"]] : []), ["--map-root-user", "--net", "--mount"]];

/** Whether this process runs where there is no network. */
export function isOffline() {
  return process.env[INSIDE] !== undefined;
}

/**
 * A way to run commands on Linux with no network but the loopback, where all that try to leave is counted by the kernel.
 * @returns {{way: string[]} | {reason: string}} what goes before a command, or why there is no way
 */
export function wayOffline() {
  if (process.platform !== "linux") return { reason: "only Linux has namespaces of the network" };
  let reason = "";
  for (const options of WAYS) {
    const ids = [process.getuid?.() ?? 0, process.getgid?.() ?? 0].map(String);
    const way = ["unshare", ...options, "--", "sh", script, ...ids];
    const { status, error, stderr } = spawnSync("unshare", [...way.slice(1), "true"], { encoding: "utf8" });
    if (status === 0) return { way };
    reason = error?.message ?? stderr.trim();
  }
  return { reason };
}

/**
 * Runs a command there and shows what it prints.
 * @param {string[]} way
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env] added to this process's
 * @returns {Promise<number>} its exit code
 */
export function runOffline([program = "", ...options], command, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...options, ...command], {
      env: { ...process.env, ...env, [INSIDE]: "1" },
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * How often any process in this network namespace wanted to go where no way leads: connections, datagrams and look-ups of
 * names, whether they were sent or not. Of the machine's own namespace it says nothing.
 * @returns {number}
 */
export function triesToLeave() {
  const [names = "", values = ""] = readFileSync("/proc/net/snmp", "utf8").match(/^Ip: .*$/gm) ?? [];
  const four = values.split(" ")[names.split(" ").indexOf("OutNoRoutes")];
  const six = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(readFileSync("/proc/net/snmp6", "utf8"))?.[1];
  if (four === undefined || six === undefined) throw new Error("This kernel does not count what finds no route.");
  return Number(four) + Number(six);
}
