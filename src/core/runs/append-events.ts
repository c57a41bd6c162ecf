import { eventLine, type Actor, type Sha256 } from "./event";
import type { EventLog, LogHead } from "./event-log";

/** What is to be added to a log: an event with its own fields, before it has a number, a time and a hash. */
export interface NewEvent {
  readonly event: string;
  readonly actor: Actor;
  readonly [field: string]: unknown;
}

/** Lines that follow a log: their text with line breaks, and where the log then ends. */
export interface AddedLines {
  readonly text: string;
  readonly head: LogHead;
}

/**
 * The lines that add events to a log; `runId` is its run where it has no line yet. `now` (ISO 8601, UTC) is what the clock of the machine says; where it
 * went backwards the time of the line before is kept, so that times never run backwards in a log, and `clock` says what
 * the clock said.
 */
export function addedLines(
  log: EventLog,
  runId: string,
  events: readonly NewEvent[],
  now: string,
  sha256: Sha256,
): AddedLines {
  let { seq, hash } = log.head;
  const time = timeAfter(log, now);
  const lines = events.map(({ event, actor, ...fields }) => {
    seq++;
    const envelope = { seq, event, run_id: log.runId ?? runId, ...time, actor };
    const line = eventLine({ ...envelope, ...fields, ...envelope }, hash, sha256);
    hash = line.slice(-66, -2);
    return `${line}\n`;
  });
  return { text: lines.join(""), head: { seq, hash } };
}

/** The time that lines added to a log at `now` bear: what is signed before it is written names this one. */
export function timeOfNext(log: EventLog, now: string): string {
  return timeAfter(log, now).created_at;
}

function timeAfter(log: EventLog, now: string): { readonly created_at: string; readonly clock: string | undefined } {
  const latest = log.all.reduce(
    (last, { created_at }) => (Date.parse(created_at) > Date.parse(last) ? created_at : last),
    now,
  );
  return latest === now ? { created_at: now, clock: undefined } : { created_at: latest, clock: now };
}
