import { constants, lstat, open, type FileHandle } from "node:fs/promises";
import { MAX_FILE_BYTES } from "../core/files/file-system";
import { codeOf } from "./node-files";
import { whyNotWritten } from "./node-writer";

/** A log that is open for adding to it; whoever has it holds the run's lock. */
export interface LogFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly bytes: Buffer;
}

/** Something that could not be done to a log, as a sentence. */
export class LogFault extends Error {}

/** Opens a log that is there, does `work` with it and closes it. Throws `LogFault`. */
export async function withLogFile<T>(path: string, work: (file: LogFile) => Promise<T>): Promise<T> {
  const handle = await openLog(path);
  try {
    return await work({ path, handle, bytes: await readAll(path, handle) });
  } finally {
    await handle.close().catch(() => undefined);
  }
}

async function openLog(path: string): Promise<FileHandle> {
  const about = await lstat(path).catch((error: unknown) => codeOf(error));
  if (about === "ENOENT") {
    throw new LogFault(`${path} is not there: bring it back, from version control for example, or start another run.`);
  }
  if (typeof about === "string") throw new LogFault(`${path} cannot be read: ${whyNotWritten(about)}.`);
  if (!about.isFile())
    throw new LogFault(`${path} is not a file of its own but a link or a folder: nothing is added to it.`);
  const flags = constants.O_RDWR | constants.O_APPEND | (process.platform === "win32" ? 0 : constants.O_NOFOLLOW);
  return open(path, flags).catch((error: unknown) => {
    throw notWritten(path, error);
  });
}

async function readAll(path: string, handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  if (size > MAX_FILE_BYTES) throw tooLarge(path);
  const bytes = Buffer.alloc(size);
  let read = 0;
  while (read < size) {
    const { bytesRead } = await handle.read(bytes, read, size - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

/**
 * Adds bytes to the end of a log, after cutting it to `keep` bytes, and waits until the disk has them. What stood beyond
 * `keep` is put into `<path>.torn` first. Where anything fails the log is as it was, but for what was set aside. Throws
 * `LogFault`.
 */
export async function appendToLog({ path, handle, bytes }: LogFile, keep: number, added: Buffer): Promise<void> {
  if (keep + added.length > MAX_FILE_BYTES) throw tooLarge(path);
  try {
    if ((await handle.stat()).size !== bytes.length) {
      throw new LogFault(`${path} was changed by another program at this very moment: nothing was written. Try again.`);
    }
    if (keep < bytes.length) {
      await setAside(`${path}.torn`, bytes.subarray(keep));
      await cut(path, keep);
    }
    await writeWhole(path, handle, keep, added);
  } catch (error) {
    throw error instanceof LogFault ? error : notWritten(path, error);
  }
}

async function writeWhole(path: string, handle: FileHandle, size: number, added: Buffer): Promise<void> {
  try {
    let written = 0;
    while (written < added.length) written += (await handle.write(added, written)).bytesWritten;
    await handle.sync();
  } catch (error) {
    await cut(path, size).catch(() => undefined);
    throw error;
  }
}

async function setAside(path: string, torn: Buffer): Promise<void> {
  const about = await lstat(path).catch(() => undefined);
  if (about !== undefined && !about.isFile())
    throw new LogFault(`${path} is not a file of its own: nothing is added to it.`);
  const file = await open(path, "a");
  try {
    await file.appendFile(Buffer.concat([torn, Buffer.from("\n")]));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A handle that appends may not cut on Windows, so this is done with one of its own. */
async function cut(path: string, size: number): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.truncate(size);
    await file.sync();
  } finally {
    await file.close();
  }
}

function notWritten(path: string, error: unknown): LogFault {
  return new LogFault(`Nothing was added to ${path}: ${whyNotWritten(codeOf(error))}.`);
}

function tooLarge(path: string): LogFault {
  const limit = `${MAX_FILE_BYTES / 1024 / 1024} MiB`;
  return new LogFault(
    `${path} would be larger than ${limit}, which is as much as is read of a log: start another run.`,
  );
}
