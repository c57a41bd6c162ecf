import { build } from "esbuild";
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunPlace } from "../../../src/core/runs/run-place";

/** The program of `test/protocol/programs` that adds to runs, built for the tests of one file. */
export interface WriterProgram {
  readonly path: string;
  dispose(): void;
}

/** Builds the program. */
export async function buildWriter(): Promise<WriterProgram> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "wazir-writer-")));
  const path = join(folder, "run-writer.cjs");
  const entry = fileURLToPath(new URL("../programs/run-writer.ts", import.meta.url));
  const kind = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "error" } as const;
  await build({ entryPoints: [entry], outfile: path, mainFields: ["module", "main"], ...kind });
  return { path, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A writer that runs. */
export interface Writer {
  readonly child: ChildProcess;
  /** The lines it has said so far. A line that it was killed in is left out: it was not said. */
  said(): readonly string[];
  /** Resolves when it has said a line. Rejects when it ends before. */
  saying(line: string): Promise<void>;
  readonly ended: Promise<void>;
}

/** What a writer is to do: how many updates of two events each, or to keep the lock for ever. */
export interface Work {
  readonly name: string;
  readonly count: number | "hang";
  /** Bytes of text in each event. */
  readonly length?: number;
}

/** Starts a writer on a run; `command` are the words before the program, this Node where there are none. */
export function startWriter(
  program: WriterProgram,
  { stateRoot, runId }: RunPlace,
  { name, count, length = 20 }: Work,
  command: readonly string[] = [process.execPath],
  options: SpawnOptions = {},
): Writer {
  const words = [...command, program.path, stateRoot, runId, name, String(count), String(length)];
  const [file = "", ...args] = words;
  const child = spawn(file, args, { ...options, stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  const listeners = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
    for (const listener of listeners) listener();
  });
  const said = (): readonly string[] => text.split("\n").slice(0, -1);
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  const saying = (line: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (said().includes(line)) resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`The writer ended without saying ${line}: ${text}`)));
    });
  return { child, said, saying, ended };
}
