import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EventLog, LogHead } from "../core/runs/event-log";
import { projectionsOf } from "../core/runs/projections";
import { headIn } from "../core/runs/status-record";
import { codeOf, nodeFiles } from "./node-files";
import { whyNotWritten } from "./node-writer";

/** The end of the log that a run's `status.json` knows of; undefined where there is none that can be read. */
export async function recordedHead(folder: string): Promise<LogHead | undefined> {
  const read = await nodeFiles.readText(join(folder, "status.json"));
  if (!read.ok) return undefined;
  try {
    return headIn(JSON.parse(read.text));
  } catch {
    return undefined;
  }
}

/**
 * Writes what is computed from a log, each file as a whole. They are not synced: what a power cut takes is computed
 * again. Answers a sentence where that was not possible.
 */
export async function writeProjections(folder: string, log: EventLog): Promise<string | undefined> {
  for (const [name, text] of projectionsOf(log)) {
    const path = join(folder, name);
    try {
      await replace(path, text);
    } catch (error) {
      return `The event is kept, but ${path} is not up to date: ${whyNotWritten(codeOf(error))}.`;
    }
  }
  return undefined;
}

/** One writer at a time has the lock, so the draft has one name and a killed writer's is replaced by the next. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.tmp`;
  await rm(draft, { force: true, recursive: true });
  const file = await open(draft, "wx");
  try {
    await file.writeFile(text, "utf8");
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
