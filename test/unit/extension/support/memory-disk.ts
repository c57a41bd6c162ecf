import type { FileWriter } from "../../../../src/core/files/file-system";
import { MemoryFiles, type MemoryEntry } from "../../../support/memory-files";

/** A disk in memory that can be written to, as the ports promise it. */
export interface MemoryDisk {
  readonly files: MemoryFiles;
  readonly writer: FileWriter;
  /** Paths that were written, in order. */
  readonly written: readonly string[];
  /** Puts a text at a path, as another program would. */
  put(path: string, text: string): void;
  /** The text at a path; empty where there is none. */
  textOf(path: string): Promise<string>;
}

/** Makes a disk with these entries. */
export function memoryDisk(entries: Readonly<Record<string, MemoryEntry>> = {}): MemoryDisk {
  const files = new MemoryFiles(entries);
  const written: string[] = [];
  const write = (path: string, text: string): void => {
    written.push(path);
    files.set(path, text);
  };
  return {
    files,
    written,
    put: (path, text) => files.set(path, text),
    textOf: async (path) => {
      const read = await files.readText(path);
      return read.ok ? read.text : "";
    },
    writer: {
      writeAtomic: (path, text) => {
        write(path, text);
        return Promise.resolve({ ok: true });
      },
      createFile: async (path, text) => {
        if ((await files.kindOf(path)) !== "missing") return { ok: false, existed: true, message: `${path} is there.` };
        write(path, text);
        return { ok: true };
      },
      createDirectory: async (path, texts) => {
        if ((await files.kindOf(path)) !== "missing") return { ok: false, message: `${path} is there already.` };
        for (const [name, text] of texts) write(`${path}/${name}`, text);
        return { ok: true };
      },
    },
  };
}
