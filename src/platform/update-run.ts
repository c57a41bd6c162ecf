import { join } from "node:path";
import { addedLines, type NewEvent } from "../core/runs/append-events";
import { cutFrom, openDamage, readEventLog, type EventLog, type LogDamage } from "../core/runs/event-log";
import { runFolder, type RunPlace } from "../core/runs/run-place";
import { withLock, type NoLock } from "./file-lock";
import { appendToLog, LogFault, withLogFile, type LogFile } from "./log-file";
import { nodeFiles } from "./node-files";
import { whyNotWritten } from "./node-writer";
import { recordedHead, writeProjections } from "./projection-files";
import { sha256 } from "./sha256";

/** A run as it is while nobody else can add to it. */
export interface CurrentRun {
  readonly runId: string;
  /** Absolute. */
  readonly folder: string;
  readonly log: EventLog;
  /** Damage of the log that no person has accepted: while there is any, gates stay shut. */
  readonly damage: readonly LogDamage[];
  /** What the clock says: ISO 8601, UTC. */
  readonly now: string;
}

/** What is to be added to a run, or why nothing is. */
export type Decision<R> =
  { readonly ok: true; readonly events: readonly NewEvent[] } | { readonly ok: false; readonly refusals: R };

export type RunUpdate<R> =
  | {
      readonly ok: true;
      /** The log with what was added. */
      readonly log: EventLog;
      readonly damage: readonly LogDamage[];
      /** What a person should know although all went well: a torn line that was set aside, a file that is not up to date. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly reason: "refused"; readonly refusals: R }
  /** Nothing was added; `message` is a sentence that says why. */
  | { readonly ok: false; readonly reason: "failed"; readonly message: string };

/** The name of the lock in a run's folder. */
export const LOCK_NAME = ".lock";

/**
 * Adds to a run what `decide` makes of it, as the only one who does so at that time: it is given the log as it stands on
 * disk, and what it returns follows that very log. When this answers `ok` the disk has the events. `status.json`,
 * `usage.json` and `summary.md` are computed anew; where that fails the events still count. While the log is damaged
 * they are left alone, so that what they know of it is not lost.
 */
export async function updateRun<R = never>(
  place: RunPlace,
  now: () => string,
  decide: (run: CurrentRun) => Decision<R> | Promise<Decision<R>>,
  patience?: number,
): Promise<RunUpdate<R>> {
  const found = await runFolder(nodeFiles, place);
  if (!found.ok) return failed(found.message);
  const { folder } = found;
  const path = join(folder, "events.ndjson");
  try {
    const locked = await withLock(
      join(folder, LOCK_NAME),
      () => withLogFile(path, (file) => update({ ...place, folder, file, now: now() }, decide)),
      patience,
    );
    return locked.ok ? locked.value : failed(notLocked(folder, locked));
  } catch (error) {
    if (error instanceof LogFault) return failed(error.message);
    throw error;
  }
}

interface Opened extends RunPlace {
  readonly folder: string;
  readonly file: LogFile;
  readonly now: string;
}

async function update<R>(
  { folder, runId, file, now }: Opened,
  decide: (run: CurrentRun) => Decision<R> | Promise<Decision<R>>,
): Promise<RunUpdate<R>> {
  const text = textOf(file.bytes);
  const log = readEventLog(text, runId, sha256);
  const damage = openDamage(log, cutFrom(log, text, await recordedHead(folder)));
  const decision = await decide({ runId, folder, log, damage, now });
  if (!decision.ok) return { ok: false, reason: "refused", refusals: decision.refusals };
  if (decision.events.length === 0) return { ok: true, log, damage, notices: [] };
  const added = addedLines(log, runId, decision.events, now, sha256);
  const keep = log.tornTail === undefined ? file.bytes.length : file.bytes.lastIndexOf("\n") + 1;
  await appendToLog(file, keep, Buffer.from(`${log.unended ? "\n" : ""}${added.text}`));
  return afterwards({ folder, runId, log, file, keep, added: added.text });
}

interface Written {
  readonly folder: string;
  readonly runId: string;
  /** As it was before. */
  readonly log: EventLog;
  readonly file: LogFile;
  readonly keep: number;
  readonly added: string;
}

/** What is said of an addition that the disk has, after the projections have followed it. */
async function afterwards<R>({ folder, runId, log, file, keep, added }: Written): Promise<RunUpdate<R>> {
  const text = `${textOf(file.bytes.subarray(0, keep))}${log.unended ? "\n" : ""}${added}`;
  const after = readEventLog(text, runId, sha256);
  const damage = openDamage(after, cutFrom(after, text, await recordedHead(folder)));
  const fault = damage.length > 0 ? undefined : await writeProjections(folder, after);
  const torn = `The last line of ${file.path} was not whole, as a crash leaves it: it is now in ${file.path}.torn.`;
  const notices = [...(log.tornTail === undefined ? [] : [torn]), ...(fault === undefined ? [] : [fault])];
  return { ok: true, log: after, damage, notices };
}

/** Bytes as text; a byte order mark is left out, as everywhere. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function failed<R>(message: string): RunUpdate<R> {
  return { ok: false, reason: "failed", message };
}

function notLocked(folder: string, { code, holder }: NoLock): string {
  if (code !== "held") return `Nothing was added to the run in ${folder}: ${whyNotWritten(code)}.`;
  const lock = join(folder, LOCK_NAME);
  if (holder === undefined)
    return `Nothing was added: the lock of the run is there, and does not say who holds it. If no Wazir runs, delete ${lock}.`;
  const who = `process ${holder.pid} on ${holder.host.split(" ", 1).join("")}`;
  return `Nothing was added: ${who} has kept the run locked all the time. If that is no Wazir, delete ${lock}.`;
}
