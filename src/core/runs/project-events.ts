import type { RunStatus } from "./run-record";

/** What a log says of a run so far. */
export interface RunState {
  readonly phase: string | undefined;
  readonly status: RunStatus;
  readonly done: readonly string[];
  readonly skipped: readonly string[];
}

const ENDINGS: ReadonlyMap<unknown, RunStatus> = new Map([
  ["run_finished", "finished"],
  ["run_abandoned", "abandoned"],
]);

/** The state after the lines of an `events.ndjson`. A line that cannot be read changes nothing. */
export function stateOf(log: string): RunState {
  let phase: string | undefined;
  let status: RunStatus = "active";
  const done = new Set<string>();
  const skipped = new Set<string>();
  for (const line of log.split("\n")) {
    const entry = parseLine(line);
    if (entry === undefined) continue;
    const of = typeof entry.phase === "string" ? entry.phase : undefined;
    if (of !== undefined && (entry.event === "run_started" || entry.event === "phase_enter")) {
      phase = of;
      done.delete(of);
      skipped.delete(of);
    }
    if (of !== undefined && entry.event === "phase_exit") done.add(of);
    if (of !== undefined && entry.event === "phase_skipped") skipped.add(of);
    status = ENDINGS.get(entry.event) ?? status;
  }
  return { phase, status, done: [...done], skipped: [...skipped] };
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  if (line.trim() === "") return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
