import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built programs: `dist`, or another build that WAZIR_PROGRAMS names (an unpacked package). */
export const PROGRAMS = process.env.WAZIR_PROGRAMS ?? fileURLToPath(new URL("../../dist", import.meta.url));

const PRELOAD = fileURLToPath(new URL("preload.cjs", import.meta.url));

/** How a program of ours is started. */
export interface StartOptions {
  readonly cwd?: string;
  /** The Node to run it with; the running one by default. */
  readonly node?: string;
  /** Variables beside those of this process; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A script that is loaded before the program. */
  readonly preload?: string;
  /** Options of Node's own. */
  readonly flags?: readonly string[];
}

/** How a command is run. */
interface RunOptions extends StartOptions {
  /** What it is given on standard input. */
  readonly input?: string | Uint8Array;
}

/** How a program ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  /** Calls into the network that it tried; undefined where it was killed. */
  readonly network: readonly string[] | undefined;
  /** The largest it ever was in memory; undefined where it was killed. */
  readonly peakMegabytes: number | undefined;
}

export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ending>;
  /** All it wrote to standard error so far. */
  readonly errors: () => string;
}

/** The programs that run now, each with its folder. */
const running = new Map<ChildProcessWithoutNullStreams, string>();
process.on("exit", () => {
  for (const [child, folder] of running) {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Starts `node <script> …` of the built programs, with the network forbidden. It ends with this process. */
export function startProgram(script: string, args: readonly string[], options: StartOptions = {}): Program {
  const path = join(PROGRAMS, script);
  if (!existsSync(path)) throw new Error(`${path} is not built: run \`npm run build\` first.`);
  const folder = mkdtempSync(join(tmpdir(), "wazir-program-"));
  const preload = options.preload === undefined ? [] : ["--require", options.preload];
  const report = join(folder, "report.json");
  const flags = [...(options.flags ?? []), "--require", PRELOAD, ...preload];
  const child = spawn(options.node ?? process.execPath, [...flags, path, ...args], {
    cwd: options.cwd ?? folder,
    env: { ...process.env, ...options.env, WAZIR_TEST_REPORT: report, NODE_OPTIONS: "" },
  });
  running.set(child, folder);
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      const about = existsSync(report)
        ? (JSON.parse(readFileSync(report, "utf8")) as Pick<Ending, "network" | "peakMegabytes">)
        : undefined;
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, signal, network: about?.network, peakMegabytes: about?.peakMegabytes });
    });
  });
  return { child, ended, errors: () => errors };
}

/** What a program wrote, and how it ended. */
export interface Finished extends Ending {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line program to its end. Throws where it used the network. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { child, ended, errors } = startProgram("cli.js", args, options);
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  // A program that needs none may have ended before it has read it all.
  child.stdin.on("error", () => undefined).end(options.input ?? "");
  const ending = await ended;
  if (ending.network?.length !== 0)
    throw new Error(`The program used the network: ${String(ending.network)}\n${errors()}`);
  return { ...ending, stdout, stderr: errors() };
}

interface NodeInstaller {
  readonly ensureNode: (major: number) => Promise<string>;
}

/** The Node binary of a major version, installed where it is not at hand. */
export async function nodeOf(major: 18 | 20 | 22 | 24): Promise<string> {
  const installer = new URL("../../tools/host/install-node.mjs", import.meta.url).href;
  const { ensureNode } = (await import(installer)) as NodeInstaller;
  return ensureNode(major);
}
