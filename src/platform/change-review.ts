import { join } from "node:path";
import { formatOfPath } from "../core/documents/read-document";
import { staysInside } from "../core/files/contained";
import { writeFinding, type FindingChange, type WrittenReview } from "../core/review/write-finding";
import { withLock } from "./file-lock";
import { nodeFiles } from "./node-files";
import { nodeWriter } from "./node-writer";
import { LOCK_NAME } from "./update-run";

/** The review of a run that is changed. */
export interface ReviewFile {
  /** The run's folder, absolute. */
  readonly folder: string;
  /** Below it. */
  readonly path: string;
  /** What the review begins as where it is not there; undefined where it has to be. */
  readonly fresh: string | undefined;
}

/** Milliseconds that others, who change the run, are waited for. */
const PATIENCE = 10_000;

/**
 * Changes the findings of a review on disk, as the only process of ours that does so at that time: what another has
 * written in between is kept. Answers with the text that was written, or a sentence that says why none was.
 */
export async function changeReview({ folder, path, fresh }: ReviewFile, change: FindingChange): Promise<WrittenReview> {
  const file = `${folder}/${path}`;
  const locked = await withLock(join(folder, LOCK_NAME), () => changed(folder, file, fresh, change), PATIENCE);
  if (locked.ok) return locked.value;
  return { ok: false, message: `${file} was not written: someone else keeps the run locked (${locked.code}).` };
}

async function changed(
  folder: string,
  file: string,
  fresh: string | undefined,
  change: FindingChange,
): Promise<WrittenReview> {
  const read = await nodeFiles.readText(file);
  const isNew = !read.ok && read.reason === "missing" && fresh !== undefined;
  if (!read.ok && !isNew) return { ok: false, message: `${file} cannot be read.` };
  const place = isNew ? `${folder}/artifacts` : file;
  if ((await nodeFiles.kindOf(place)) !== "missing" && !(await staysInside(nodeFiles, folder, place))) {
    return { ok: false, message: `${file} leads out of the run's folder: nothing is written there.` };
  }
  const written = writeFinding(read.ok ? read.text : (fresh ?? ""), formatOfPath(file) ?? "markdown", change);
  if (!written.ok) return written;
  const outcome = await nodeWriter.writeAtomic(file, written.text);
  return outcome.ok ? written : outcome;
}
