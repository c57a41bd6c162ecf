import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CAPTURES } from "../core/runs/captures";
import { staysInside } from "../core/files/contained";
import { codeOf, nodeFiles } from "./node-files";
import { whyNotWritten } from "./node-writer";

/** Makes the folder of a run's captures, which Git leaves alone: output may hold what nobody should commit. */
export async function makeCaptures(folder: string): Promise<string | undefined> {
  const captures = join(folder, CAPTURES);
  try {
    await mkdir(captures, { recursive: true });
    if (!(await staysInside(nodeFiles, folder, captures))) return `${captures} leads out of the run's folder.`;
    await writeFile(join(captures, ".gitignore"), "*\n", { flag: "wx" }).catch((error: unknown) =>
      codeOf(error) === "EEXIST" ? undefined : Promise.reject(error as Error),
    );
    return undefined;
  } catch (error) {
    return `${captures} cannot be used: ${whyNotWritten(codeOf(error))}.`;
  }
}

/** Puts output into a file of the captures as a whole, synced. A link of that name is replaced, not followed. */
export async function writeCapture(folder: string, path: string, content: Uint8Array): Promise<string | undefined> {
  const target = join(folder, path);
  const draft = join(folder, CAPTURES, `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(draft, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
    return undefined;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    return `${target} was not written: ${whyNotWritten(codeOf(error))}.`;
  }
}
