import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileSystem } from "../core/files/file-system";
import { knownKeyLine, readKnownKeys, type KnownKeys } from "../core/runs/known-keys";
import { codeOf } from "./node-files";

const NAME = "known-keys";

/** The keys that this user has come to know, kept in `folder` outside of every workspace; none where there is no file. */
export async function knownKeys(files: FileSystem, folder: string): Promise<KnownKeys> {
  const read = await files.readText(join(folder, NAME));
  return readKnownKeys(read.ok ? read.text : "");
}

/** Remembers keys as this actor's; a sentence where that cannot be written. */
export async function rememberKeys(
  folder: string,
  actor: string,
  fingerprints: readonly string[],
): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Short lines at the end of the file, in one go: two processes that do this at once both get theirs in.
    await appendFile(join(folder, NAME), fingerprints.map((each) => knownKeyLine(actor, each)).join(""), {
      encoding: "utf8",
      mode: 0o600,
    });
    return undefined;
  } catch (error) {
    return `\`${join(folder, NAME)}\` could not be written: ${codeOf(error)}.`;
  }
}
