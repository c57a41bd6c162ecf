import { run } from "./process-group.mjs";

/**
 * Installs Debian's packages through apt.
 * @param {readonly string[]} packages
 * @throws {Error} when there is no apt, or this process may not use it (it is not root, and sudo asks for a password)
 */
export async function installDebianPackages(packages) {
  const apt = [...(await rootPrefix()), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  const options = ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"];
  await runLine([...apt, "update", ...options]);
  await runLine([...apt, "install", "-y", "--no-install-recommends", ...options, ...packages]);
}

/** @returns {Promise<string[]>} what goes before a command to run it as root */
async function rootPrefix() {
  await run("apt-get", ["--version"]);
  if (process.getuid?.() === 0) return [];
  await run("sudo", ["-n", "true"]);
  return ["sudo", "-n"];
}

/** @param {string[]} line */
function runLine([command = "", ...args]) {
  return run(command, args);
}
