import { randomBytes } from "node:crypto";
import { link, lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import type { CreateOutcome, FileWriter, WriteOutcome } from "../core/files/file-system";
import { codeOf } from "./node-files";

/** Writes that are synced to disk before they are acknowledged, and that happen as a whole or not at all. */
export const nodeWriter: FileWriter = { writeAtomic, createFile, createDirectory };

async function writeAtomic(path: string, text: string): Promise<WriteOutcome> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  return attempt(path, draft, async () => {
    await makeFolder(dirname(path));
    await writeSynced(draft, text);
    await rename(draft, path);
    await syncFolder(dirname(path));
  });
}

/** What file systems say that know no hard links: there the file is written in place. */
const WITHOUT_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** A draft is linked to its name: unlike a rename, a link takes no name that is in use. */
async function createFile(path: string, text: string): Promise<CreateOutcome> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeSynced(draft, text);
    await link(draft, path).catch(async (error: unknown) => {
      if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
      await writeSynced(path, text);
    });
    await syncFolder(dirname(path));
    return { ok: true };
  } catch (error) {
    return { ...refused(path, codeOf(error)), existed: codeOf(error) === "EEXIST" };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function createDirectory(path: string, files: ReadonlyMap<string, string>): Promise<WriteOutcome> {
  if (await exists(path)) return refused(path, "EEXIST");
  const draft = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
  return attempt(path, draft, async () => {
    await makeFolder(draft);
    const folders = new Set([draft]);
    for (const [name, text] of files) {
      const target = join(draft, name);
      await makeFolder(dirname(target));
      await writeSynced(target, text);
      for (let folder = dirname(target); folder.startsWith(draft + sep); folder = dirname(folder)) folders.add(folder);
    }
    for (const folder of folders) await syncFolder(folder);
    await rename(draft, path);
    await syncFolder(dirname(path));
  });
}

async function attempt(path: string, draft: string, write: () => Promise<void>): Promise<WriteOutcome> {
  try {
    await write();
    return { ok: true };
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    return refused(path, codeOf(error));
  }
}

function refused(path: string, code: string): WriteOutcome & { readonly ok: false } {
  return { ok: false, message: `${path} was not written: ${whyNotWritten(code)}.` };
}

/** Why a system call that writes has failed, as a clause; the code itself where it is a rare one. */
export function whyNotWritten(code: string): string {
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: "it would be larger than a file may be here",
  EIO: "the disk does not work",
  EEXIST: "something of that name is there already",
  ENOTEMPTY: "something of that name is there already",
  EISDIR: "a folder of that name is there already",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "its name is too long",
};

/** Makes a folder and those above it. A file in its place is told from one that is there to be replaced. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw codeOf(error) === "EEXIST" ? Object.assign(new Error(path), { code: "ENOTDIR" }) : error;
  });
}

/** Whether anything stands at a path, be it a link that leads nowhere. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename durable. Windows cannot sync a folder and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
