import type { Lane } from "../pipeline/lanes";
import { runEventOf } from "./read-event";
import type { RunEvent } from "./run-events";
import type { RunStatus } from "./run-record";
import { stateAfter, type RunState } from "./run-state";

/** Where a run stands, as a list shows it. */
export interface RunStanding {
  /** The phase entered last; undefined where the log names none. */
  readonly phase: string | undefined;
  /** The lane it is in by now; undefined where the log does not say. */
  readonly lane: Lane | undefined;
  /** A paused run is active: work goes on in no other. */
  readonly status: RunStatus;
  readonly done: readonly string[];
  readonly skipped: readonly string[];
}

/** Where a run stands after the lines of an `events.ndjson`. A line that cannot be read changes nothing. */
export function standingAfter(log: string): RunStanding {
  const { phase, lane, status, phases } = stateIn(log);
  const left = [...phases].filter(([, { exitSeq }]) => exitSeq > 0).sort(([, a], [, b]) => a.exitSeq - b.exitSeq);
  return {
    phase,
    lane,
    status: status === "paused" ? "active" : status,
    done: left.map(([id]) => id),
    skipped: [...phases].flatMap(([id, { skipped }]) => (skipped === undefined ? [] : [id])),
  };
}

/** The run as an `events.ndjson` tells it, its chain not looked at. A line that cannot be read changes nothing. */
export function stateIn(log: string): RunState {
  return stateAfter(log.split("\n").flatMap(eventsIn));
}

function eventsIn(line: string): readonly RunEvent[] {
  try {
    const event = runEventOf(JSON.parse(line));
    return event === undefined ? [] : [event];
  } catch {
    return [];
  }
}
