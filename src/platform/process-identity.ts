import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { promisify } from "node:util";

/** A process so that it can be told from any other one, later ones with the same number included. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The machine that numbers its processes so: its name, and on Linux the namespace. */
  readonly host: string;
  /** When the process was started, in the words of the machine; empty where that cannot be told. */
  readonly started: string;
}

/** Who this process is. Asked of the machine once. */
export function ownIdentity(): Promise<ProcessIdentity> {
  own ??= startOf(process.pid).then((started) => ({ pid: process.pid, host: HOST, started }));
  return own;
}
let own: Promise<ProcessIdentity> | undefined;

/**
 * Whether a process has ended for certain: its number is free, or belongs to one that was started at another time. Of
 * another machine's processes, and where start times are not known, nothing is certain but a free number of our own.
 * Asking for a start time may mean starting a program: `thorough` allows that.
 */
export async function hasEnded({ pid, host, started }: ProcessIdentity, thorough: boolean): Promise<boolean> {
  if (host !== HOST) return false;
  if (!isRunning(pid)) return true;
  if (started === "" || (process.platform !== "linux" && !thorough)) return false;
  const now = await startOf(pid);
  return now === ENDED || (now !== "" && now !== started);
}

const HOST = [hostname(), textOf("/etc/machine-id"), linkOf("/proc/self/ns/pid")]
  .filter((part) => part !== "")
  .join(" ");

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** When a process was started: the boot and its ticks on Linux, the time to the second on macOS. */
async function startOf(pid: number): Promise<string> {
  if (process.platform === "linux") return linuxStart(pid);
  if (process.platform === "win32") return "";
  try {
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C", TZ: "UTC" } });
    return stdout.trim();
  } catch {
    return "";
  }
}

const run = promisify(execFile);

/** The start of a process that has ended and still has a number, because nobody has asked how it ended. */
const ENDED = "ended";

/** Fields 3 and 22 of `/proc/<pid>/stat`; the name in field 2 may hold anything, so they are counted after its bracket. */
function linuxStart(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  if (state === "Z" || state === "X") return ENDED;
  const boot = textOf("/proc/sys/kernel/random/boot_id");
  return ticks === undefined || boot === "" ? "" : `${boot} ${ticks}`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
