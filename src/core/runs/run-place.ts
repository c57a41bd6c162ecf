import { staysInside } from "../files/contained";
import type { FileSystem } from "../files/file-system";
import { isRunId } from "./run-id";

/** Where a run is kept: `<state root>/runs/<run id>`. */
export interface RunPlace {
  /** Absolute. */
  readonly stateRoot: string;
  readonly runId: string;
}

export type RunFolder =
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly message: string };

/**
 * The folder of a run that is there, absolute. Refused are ids that are no name of a folder, and folders that lead out
 * of the state root through a link.
 */
export async function runFolder(files: FileSystem, { stateRoot, runId }: RunPlace): Promise<RunFolder> {
  if (!isRunId(runId)) {
    const message = `\`${runId}\` is no id of a run: it begins with a letter or digit, and has only small letters, digits, \`.\`, \`_\` and \`-\`, 64 at most.`;
    return { ok: false, message };
  }
  const folder = `${stateRoot}/runs/${runId}`;
  const kind = await files.kindOf(folder);
  if (kind === "missing") return { ok: false, message: `There is no run \`${runId}\` in ${stateRoot}/runs.` };
  if (kind !== "directory") return { ok: false, message: `${folder} is not a folder that can be read.` };
  if (await staysInside(files, stateRoot, folder)) return { ok: true, folder };
  return { ok: false, message: `${folder} leads out of the state root, so nothing is read or written there.` };
}
