import { closeSync, constants, fstatSync, open as openThen, readFile as readFileThen, readSync } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { promisify } from "node:util";
import {
  MAX_FILE_BYTES,
  type DirectoryEntry,
  type FileSystem,
  type PathKind,
  type ReadOutcome,
} from "../core/files/file-system";
import { fromNative } from "./native-path";

/** A file handle of `node:fs/promises`, made for every file, costs more than twice as much. */
const open = promisify(openThen);
const readFile = promisify(readFileThen);

/** A pipe that nobody writes to is not waited for. */
const TO_READ = constants.O_RDONLY | ("O_NONBLOCK" in constants ? constants.O_NONBLOCK : 0);

/** Of an open file that is not larger, to have another thread read it takes ten times as long as to read it. */
const small = Buffer.allocUnsafeSlow(64 * 1024);

/** The machine's file system, read only. Text is UTF-8; a byte order mark is left out and bytes that are not are replaced, as editors do. */
export const nodeFiles: FileSystem = { readText, list, kindOf, realPath };

async function readText(path: string): Promise<ReadOutcome> {
  try {
    const file = await open(path, TO_READ);
    try {
      return await readOpen(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR")
      return { ok: false, reason: "unreadable", detail: REASONS[code] ?? code };
    if (await isLink(path)) return { ok: false, reason: "unreadable", detail: "a link that leads nowhere" };
    return { ok: false, reason: "missing", detail: "" };
  }
}

async function readOpen(file: number): Promise<ReadOutcome> {
  const about = fstatSync(file);
  if (about.isDirectory()) return { ok: false, reason: "directory", detail: "" };
  if (!about.isFile()) return { ok: false, reason: "unreadable", detail: NOT_REGULAR };
  if (about.size > MAX_FILE_BYTES) {
    const detail = `${Math.ceil(about.size / 1024 / 1024)} MB, and at most ${MAX_FILE_BYTES / 1024 / 1024} MB are read`;
    return { ok: false, reason: "too-large", detail };
  }
  const length = about.size < small.length ? readSync(file, small, 0, small.length, 0) : 0;
  const isWhole = length > 0 && length === about.size;
  const text = isWhole ? small.toString("utf8", 0, length) : await readFile(file, "utf8");
  return { ok: true, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
}

const NOT_REGULAR = "not a regular file";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  ELOOP: "a link that leads round in a circle",
  ENXIO: NOT_REGULAR,
  EOPNOTSUPP: NOT_REGULAR,
};

async function list(path: string): Promise<readonly DirectoryEntry[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .map((entry): DirectoryEntry => ({ name: entry.name, kind: entryKind(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    return [];
  }
}

function entryKind(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): DirectoryEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return entry.isDirectory() ? "directory" : entry.isFile() ? "file" : "other";
}

async function kindOf(path: string): Promise<PathKind> {
  try {
    const about = await stat(path);
    return about.isDirectory() ? "directory" : about.isFile() ? "file" : "unreadable";
  } catch (error) {
    const missing = codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
    return missing && !(await isLink(path)) ? "missing" : "unreadable";
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

async function realPath(path: string): Promise<string | undefined> {
  try {
    return fromNative(await realpath(path));
  } catch {
    return undefined;
  }
}

/** The error code of a failed system call: `ENOENT`, `ELOOP` … */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
