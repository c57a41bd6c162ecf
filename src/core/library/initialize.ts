import type { FileWriter } from "../files/file-system";
import { join } from "../files/path";
import { DEFAULT_STATE_ROOT, MANIFEST_NAME } from "./manifest";
import { initialManifest } from "./initial-manifest";

/** What became of a workspace's initialisation. */
export type Initialized =
  | { readonly state: "written" | "already there"; readonly manifest: string }
  | { readonly state: "refused"; readonly message: string };

/** Writes the manifest of a folder, and keeps captures out of git. A manifest that is there stays as it is. */
export async function initialize(
  writer: FileWriter,
  folder: { readonly path: string; readonly name: string },
): Promise<Initialized> {
  const manifest = join(folder.path, MANIFEST_NAME);
  const written = await writer.createFile(manifest, initialManifest(folder.name));
  if (!written.ok) {
    return written.existed ? { state: "already there", manifest } : { state: "refused", message: written.message };
  }
  await writer.createFile(join(folder.path, `${DEFAULT_STATE_ROOT}/.gitignore`), "captures/\n");
  return { state: "written", manifest };
}
