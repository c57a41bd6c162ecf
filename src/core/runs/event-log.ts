import { ndjsonLines } from "../documents/ndjson-lines";
import type { OffsetRange } from "../text/range";
import { NO_EVENT, type Sha256 } from "./event";
import { chainDamage } from "./log-chain";
import { readLine, type ChainLink } from "./log-line";
import type { EventEnvelope, RunEvent } from "./run-events";

export type DamageCode =
  /** The line is no event at all. */
  | "unreadable"
  /** Its text is not the one that was written. */
  | "edited"
  /** It does not follow the line before it. */
  | "broken"
  /** It follows the line before it, but its number does not. */
  | "wrong-seq"
  /** It is of another run. */
  | "wrong-run"
  /** Its hash is right, but what it says cannot be read. */
  | "malformed"
  /** It is not there although it is known to have been written. */
  | "cut";

/** Something that was done to a log after it was written. */
export interface LogDamage {
  readonly code: DamageCode;
  /** Counted from 1; the number of a line that is known to have been there where the end is missing. */
  readonly line: number;
  readonly range: OffsetRange;
  /** A sentence that says what is wrong, for a person who looks at the line. */
  readonly why: string;
}

/** The end of a log: the number and the hash of its last line. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

/** One line that could be read. */
export interface LogLine {
  /** Counted from 1. */
  readonly line: number;
  /** Without the line break. */
  readonly range: OffsetRange;
  readonly link: ChainLink;
}

/** Any event of a log: one of the pipeline, or one that captures wrote. */
export type LoggedEvent = EventEnvelope & { readonly event: string; readonly [field: string]: unknown };

/** An `events.ndjson` as its text tells it. */
export interface EventLog {
  readonly lines: readonly LogLine[];
  /** The events that the pipeline reads, in the order of the lines. */
  readonly events: readonly RunEvent[];
  /** All events that can be read, those of captures among them. */
  readonly all: readonly LoggedEvent[];
  /** In the order of the lines. A line that was taken off the end leaves no trace in the log itself: see `cutFrom`. */
  readonly damage: readonly LogDamage[];
  /** What a writer that was interrupted left after the last whole line; it was never acknowledged. */
  readonly tornTail: OffsetRange | undefined;
  /** Whether the last line lacks its line break although it is whole: its hash shows that. */
  readonly unended: boolean;
  /** What the next line follows: the highest number so far, and the hash of the last line; `NO_EVENT` for no line. */
  readonly head: LogHead;
}

/**
 * Reads a log and checks its chain: each line's text against its hash, each line's `prev` against the line before.
 * Without a run's id (the name of the folder) the first line's is taken. Never throws, whatever the text.
 */
export function readEventLog(text: string, runId: string | undefined, sha256: Sha256): EventLog {
  const lines = ndjsonLines(text).map((line) => ({ ...line, reading: readLine(line.text, sha256) }));
  const last = lines.at(-1);
  const torn = last !== undefined && !last.ended && !isWhole(last.reading);
  const whole = torn ? lines.slice(0, -1) : lines;
  const read = whole.flatMap(({ line, range, reading }) => (reading.ok ? [{ line, range, link: reading.link }] : []));
  const end = read.at(-1)?.link;
  return {
    lines: read,
    events: read.flatMap(({ link }) => (link.read.kind === "pipeline" ? [link.read.event] : [])),
    all: read.flatMap(({ link }) => (link.read.kind === "fault" ? [] : [link.read.event as LoggedEvent])),
    damage: chainDamage(whole, runId),
    tornTail: torn ? last.range : undefined,
    unended: last !== undefined && !last.ended && !torn,
    head: {
      seq: read.reduce((highest, { link }) => Math.max(highest, link.seq), 0),
      hash: end === undefined ? NO_EVENT : (end.hash ?? end.computed),
    },
  };
}

function isWhole(reading: { readonly ok: boolean; readonly link?: ChainLink }): boolean {
  return reading.ok && reading.link?.hash !== undefined && reading.link.hash === reading.link.computed;
}

/**
 * Whether a log ends before a line that is known to have been there: the head that `status.json` recorded. Nothing in
 * the log itself shows that its end was taken away; where nobody recorded a later head, it cannot be known.
 */
export function cutFrom(log: EventLog, text: string, known: LogHead | undefined): LogDamage | undefined {
  if (known === undefined || known.seq < 1) return undefined;
  if (log.lines.some(({ link }) => link.seq === known.seq && (link.hash ?? link.computed) === known.hash)) {
    return undefined;
  }
  const other = log.lines.find(({ link }) => link.seq === known.seq);
  const why =
    other === undefined
      ? `The log ends with number ${log.head.seq}, but number ${known.seq} was written before: its end was cut off.`
      : `Another number ${known.seq} was written before: the end of the log was cut off, and other lines took its place.`;
  return { code: "cut", line: known.seq, range: other?.range ?? { start: text.length, end: text.length }, why };
}

/**
 * The damage that no person has accepted yet: while there is any, gates stay shut. `cut` is what `cutFrom` found. A line
 * that is damaged itself accepts nothing.
 */
export function openDamage(log: EventLog, cut?: LogDamage): readonly LogDamage[] {
  const damaged = new Set(log.damage.map(({ line }) => line));
  const accepted = new Set<number>();
  for (const { line, link } of log.lines) {
    if (damaged.has(line) || link.read.kind !== "pipeline") continue;
    const { event } = link.read;
    if (event.event === "log_accepted" && event.actor.kind === "person") accepted.add(event.line);
  }
  return [...log.damage, ...(cut === undefined ? [] : [cut])].filter(({ line }) => !accepted.has(line));
}
