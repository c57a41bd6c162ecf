import { readFile as readFileThen } from "node:fs";
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
const readFile = promisify(readFileThen);

/** The machine's file system, read only. Text is UTF-8; a byte order mark is left out and bytes that are not are replaced, as editors do. */
export const nodeFiles: FileSystem = { readText, list, kindOf, realPath };

async function readText(path: string): Promise<ReadOutcome> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) return { ok: false, reason: "directory", detail: "" };
    if (!about.isFile()) return { ok: false, reason: "unreadable", detail: "not a regular file" };
    if (about.size > MAX_FILE_BYTES) {
      const detail = `${Math.ceil(about.size / 1024 / 1024)} MB, and at most ${MAX_FILE_BYTES / 1024 / 1024} MB are read`;
      return { ok: false, reason: "too-large", detail };
    }
    const text = await readFile(path, "utf8");
    return { ok: true, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR")
      return { ok: false, reason: "unreadable", detail: REASONS[code] ?? code };
    if (await isLink(path)) return { ok: false, reason: "unreadable", detail: "a link that leads nowhere" };
    return { ok: false, reason: "missing", detail: "" };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  ELOOP: "a link that leads round in a circle",
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
