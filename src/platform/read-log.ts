import { join } from "node:path";
import type { Asked } from "../core/runs/captures";
import { cutFrom, openDamage, readEventLog, type EventLog, type LogDamage } from "../core/runs/event-log";
import { runFolder, type RunPlace } from "../core/runs/run-place";
import { nodeFiles } from "./node-files";
import { recordedHead } from "./projection-files";
import { sha256 } from "./sha256";

/** The log of a run as it stands on disk. */
export interface ReadLog {
  /** The run's folder, absolute. */
  readonly folder: string;
  readonly log: EventLog;
  /** Damage that no person has accepted. */
  readonly damage: readonly LogDamage[];
}

/** Reads the log of a run without keeping anyone from writing to it; a sentence where that is not possible. */
export async function readLog(place: RunPlace): Promise<Asked<ReadLog>> {
  const found = await runFolder(nodeFiles, place);
  if (!found.ok) return found;
  const { folder } = found;
  // Before the log: a writer who comes in between has then made the log longer, which is no damage.
  const head = await recordedHead(folder);
  const read = await nodeFiles.readText(join(folder, "events.ndjson"));
  if (!read.ok) return { ok: false, message: `${folder}/events.ndjson cannot be read.` };
  const log = readEventLog(read.text, place.runId, sha256);
  return { ok: true, value: { folder, log, damage: openDamage(log, cutFrom(log, read.text, head)) } };
}
