import { addedLines, type NewEvent } from "../../src/core/runs/append-events";
import { readEventLog, type EventLog } from "../../src/core/runs/event-log";
import { sha256 } from "../../src/platform/sha256";

/** The run that the logs of tests are of. */
export const LOGGED_RUN = "20261123-idempotent-payments";

/** When the events of tests happen. */
export const NOON = "2026-11-23T12:00:00.000Z";

export const ADA = { id: "ada", kind: "person" } as const;
export const CLAUDE = { id: "claude-code", kind: "agent" } as const;

/** The event that a run begins with. */
export const STARTED: NewEvent = {
  event: "run_started",
  actor: ADA,
  phase: "clarify",
  lane: "standard",
  intent: "feature",
  title: "Idempotent payments",
};

/** An event that says only its number. */
export function noted(n: number): NewEvent {
  return { event: "noted", actor: CLAUDE, n };
}

/** The text of a log that begins a run and has these events. */
export function logOf(events: readonly NewEvent[] = [], runId = LOGGED_RUN): string {
  return addedLines(readEventLog("", runId, sha256), runId, [STARTED, ...events], NOON, sha256).text;
}

/** The text of a log with so many lines: the beginning of a run, and notes. */
export function logOfLength(lines: number, runId = LOGGED_RUN): string {
  return logOf(
    Array.from({ length: lines - 1 }, (_, index) => noted(index + 2)),
    runId,
  );
}

/** A log read as that of the tests' run. */
export function readLog(text: string, runId: string | undefined = LOGGED_RUN): EventLog {
  return readEventLog(text, runId, sha256);
}
