import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { link, lstat, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "./node-files";
import type { PrivateKeyStore, StoredKey } from "./signing-key";

/** A private key is about 120 bytes; what is longer is none. */
const MAX_BYTES = 4096;

/**
 * Keeps a private key in `signing-key` below `folder`, readable by its owner alone. It refuses a file that is a link,
 * another user's, or open to others, and a folder that others may write to: whoever could read or replace the key
 * could approve in its owner's name. On Windows the user's profile is closed to others by itself.
 */
export function keyFile(folder: string): PrivateKeyStore {
  const path = join(folder, "signing-key");
  return {
    get: () => read(folder, path),
    async put(text) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await createNew(folder, path, text);
      } catch (error) {
        if (codeOf(error) !== "EEXIST") return refused(`\`${path}\` could not be written: ${codeOf(error)}.`);
      }
      return read(folder, path);
    },
  };
}

/** Makes the file as a whole or not at all: of several processes at once one wins, and the others find its key. */
async function createNew(folder: string, path: string, text: string): Promise<void> {
  const draft = join(folder, `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function read(folder: string, path: string): Promise<StoredKey> {
  try {
    const about = await lstat(folder);
    if (isOthers(about)) return refused(`\`${folder}\`, which holds the signing key, belongs to another user.`);
    if (isOpen(about, 0o022)) {
      return refused(`Others may write to \`${folder}\`, which holds the signing key: run \`chmod 700\` on it.`);
    }
    // A link in place of the file is not followed, be it put there between two looks. Windows knows neither flag.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > MAX_BYTES) return refused(`\`${path}\` is no key file: remove it.`);
      if (isOthers(stat)) return refused(`\`${path}\` belongs to another user: remove it.`);
      if (isOpen(stat, 0o077)) {
        return refused(`\`${path}\` is open to others: run \`chmod 600\` on it, or remove it to get a new key.`);
      }
      return { state: "found", text: await file.readFile("utf8") };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return { state: "none" };
    if (code === "ELOOP" || code === "EMLINK")
      return refused(`\`${path}\` is a link: a signing key is kept in a file.`);
    return refused(`\`${path}\` could not be read: ${code}.`);
  }
}

function refused(message: string): StoredKey {
  return { state: "refused", message };
}

function isOthers({ uid }: { readonly uid: number }): boolean {
  return process.getuid !== undefined && uid !== process.getuid();
}

function isOpen({ mode }: { readonly mode: number }, bits: number): boolean {
  return process.platform !== "win32" && (mode & bits) !== 0;
}
