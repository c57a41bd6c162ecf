import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { atExit } from "./at-exit.mjs";

const guardScript = fileURLToPath(new URL("guard.mjs", import.meta.url));
const graceMilliseconds = 3_000;
const tailCharacters = 20_000;

/**
 * @typedef {object} ProcessGroup
 * @property {import("node:child_process").ChildProcess} child
 * @property {Promise<string>} ended how it ended, as words: "exit code 1", "signal SIGTERM", or why it did not start
 * @property {() => boolean} running
 * @property {() => string} tail the end of what it wrote to both streams
 * @property {() => Promise<void>} stop ends the whole group; resolves when its leader is gone
 */

/**
 * Starts a long-running program as a process group of its own, which ends with this process even if this one is
 * killed without notice (a guard process watches the pipe between them).
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {ProcessGroup}
 */
export function startGuarded(command, args, options = {}) {
  return startGroup(process.execPath, [guardScript, command, ...args], options, "pipe", "SIGKILL");
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean}} [options] show: pass its output through
 * @returns {Promise<string>} what it wrote (its last 20,000 characters)
 * @throws {Error} when it cannot start or does not exit with 0; the message ends with what it wrote
 */
export async function run(command, args, { show = false, ...options } = {}) {
  const group = startGroup(command, args, options, "ignore", "SIGTERM");
  if (show) {
    group.child.stdout?.pipe(process.stdout, { end: false });
    group.child.stderr?.pipe(process.stderr, { end: false });
  }
  const how = await group.ended;
  await group.stop();
  if (how === "exit code 0") return group.tail();
  throw new Error(`${command} ${args.join(" ")}: ${how}${show ? "" : `\n${group.tail()}`}`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} options
 * @param {"pipe" | "ignore"} stdin
 * @param {NodeJS.Signals} atExitSignal what the group gets when this process ends first
 * @returns {ProcessGroup}
 */
function startGroup(command, args, options, stdin, atExitSignal) {
  const child = spawn(command, args, { ...options, detached: true, stdio: [stdin, "pipe", "pipe"] });
  let tail = "";
  let running = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (tail = (tail + text).slice(-tailCharacters)));
  }
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  ended.then(() => (running = false));
  const cancel = atExit(() => signalGroup(child.pid, atExitSignal));
  const stop = async () => {
    await endGroup(child);
    cancel();
  };
  return { child, ended, running: () => running, tail: () => tail, stop };
}

/** @param {import("node:child_process").ChildProcess} child */
async function endGroup(child) {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    signalGroup(child.pid, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), graceMilliseconds);
    await exit;
    clearTimeout(timer);
  }
  // The leader is gone; whatever it left in its group goes too.
  signalGroup(child.pid, "SIGKILL");
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // Nothing of the group is left.
  }
}
