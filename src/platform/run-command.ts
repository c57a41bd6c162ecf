import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { CommandResult } from "../core/evidence/collect-evidence";
import type { CommandEnd } from "../core/evidence/outcome";
import { MAX_FILE_BYTES } from "../core/files/file-system";
import { findProgram } from "./find-program";
import { codeOf } from "./node-files";

/** How a command is run. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which it is stopped. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** The file that its output is written to; it may not be there yet. Folders on the way are made. */
  readonly outputPath: string;
  /** Hears what is printed, as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Bytes of output that are kept; more is passed over. */
  readonly maxBytes?: number;
  /** Milliseconds that a program has to end by itself once it was asked to, and to close what it printed to. */
  readonly graceMs?: number;
}

const GRACE_MS = 2_000;

/** What tells a test runner that it is a part of another run: the commands here are none of ours. */
const INHERITED_FROM_RUNNERS = ["NODE_TEST_CONTEXT", "VITEST", "VITEST_WORKER_ID", "VITEST_POOL_ID", "JEST_WORKER_ID"];

/**
 * Runs a program without a shell, in a process group of its own, with no input. Its environment is that of whoever
 * asks, who could run it as well; nothing of it is recorded. At its time limit, when cancelled, and once it has ended,
 * the whole group is ended. Never rejects.
 */
export async function runCommand(
  words: readonly [string, ...(readonly string[])],
  options: CommandOptions,
): Promise<CommandResult> {
  const began = performance.now();
  const found = findProgram(words, { cwd: options.cwd, env: options.env, platform: process.platform });
  if (!found.ok) return unstarted(found.message);
  if (options.signal.aborted) return { ...unstarted(""), end: { kind: "cancelled" } };
  const output = await OutputFile.create(options);
  if (typeof output === "string") return unstarted(output);
  const { file, words: rest, verbatim } = found.call;
  const env = { ...options.env };
  for (const name of INHERITED_FROM_RUNNERS) Reflect.deleteProperty(env, name);
  const child = spawn(file, rest, {
    cwd: options.cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
    windowsVerbatimArguments: verbatim,
  });
  output.follow(child);
  const end = await endOf(child, options);
  const durationMs = performance.now() - began;
  return { end, durationMs, ...(await output.finish()) };
}

function unstarted(message: string): CommandResult {
  return { end: { kind: "not-started", message }, durationMs: 0, output: "", truncated: false };
}

/** Waits until a program has ended, and with it all that it started. */
function endOf(child: ChildProcess, { limitMs, signal, graceMs = GRACE_MS }: CommandOptions): Promise<CommandEnd> {
  return new Promise((resolve) => {
    let early: CommandEnd | undefined;
    let last: NodeJS.Timeout | undefined;
    const stop = (end: CommandEnd): void => {
      early ??= end;
      endGroup(child, "SIGTERM");
      last = setTimeout(() => endGroup(child, "SIGKILL"), graceMs);
    };
    const limit = setTimeout(() => stop({ kind: "timed-out", limitMs }), limitMs);
    const cancel = (): void => stop({ kind: "cancelled" });
    signal.addEventListener("abort", cancel, { once: true });
    const settle = (end: CommandEnd): void => {
      for (const timer of [limit, last]) clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      endGroup(child, "SIGKILL");
      resolve(early ?? end);
    };
    child.once("error", (error) => {
      settle({ kind: "not-started", message: `\`${child.spawnfile}\` could not be started: ${codeOf(error)}.` });
    });
    child.once("exit", (code, killed) => {
      const end: CommandEnd =
        killed === null ? { kind: "exited", code: code ?? 0 } : { kind: "killed", signal: killed };
      // Something that it left running may hold its output open for ever: that is waited for only a little.
      const patience = setTimeout(() => settle(end), graceMs);
      child.once("close", () => {
        clearTimeout(patience);
        settle(end);
      });
    });
  });
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform !== "win32") process.kill(-child.pid, signal);
    else spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore", windowsHide: true }).unref();
  } catch {
    // The group has ended.
  }
}

/** The output of a command, kept in a file and in memory alike: as text, so that both have one digest. */
class OutputFile {
  readonly #decoders = [new StringDecoder("utf8"), new StringDecoder("utf8")] as const;
  #kept = "";
  #bytes = 0;
  #truncated = false;
  #closed = false;

  private constructor(
    private readonly file: FileHandle,
    private readonly options: CommandOptions,
  ) {}

  /** A sentence where the file cannot be made. */
  static async create(options: CommandOptions): Promise<OutputFile | string> {
    try {
      await mkdir(dirname(options.outputPath), { recursive: true });
      return new OutputFile(await open(options.outputPath, "wx"), options);
    } catch (error) {
      return `Its output cannot be written to \`${options.outputPath}\`: ${codeOf(error)}.`;
    }
  }

  follow(child: ChildProcess): void {
    child.stdout?.on("data", (chunk: Buffer) => this.#add(this.#decoders[0].write(chunk)));
    child.stderr?.on("data", (chunk: Buffer) => this.#add(this.#decoders[1].write(chunk)));
  }

  /** Writes the file and gives what is in it. A disk that is full leaves it shorter, and that is told. */
  async finish(): Promise<{ output: string; truncated: boolean }> {
    for (const decoder of this.#decoders) this.#add(decoder.end());
    this.#closed = true;
    try {
      await this.file.writeFile(this.#kept, "utf8");
      await this.file.sync();
    } catch {
      this.#truncated = true;
    }
    await this.file.close().catch(() => undefined);
    return { output: this.#kept, truncated: this.#truncated };
  }

  #add(text: string): void {
    if (this.#closed || text === "") return;
    this.options.onOutput?.(text);
    // The file is read again as a document is, which drops a byte order mark.
    const kept = this.#kept === "" && text.startsWith("\uFEFF") ? text.slice(1) : text;
    const bytes = Buffer.byteLength(kept, "utf8");
    if (this.#truncated || this.#bytes + bytes > (this.options.maxBytes ?? MAX_FILE_BYTES)) {
      this.#truncated = true;
      return;
    }
    this.#bytes += bytes;
    this.#kept += kept;
  }
}
