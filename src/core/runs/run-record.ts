/** A run as its folder shows it. */
export interface RunRecord {
  readonly id: string;
  /** The run's folder, absolute. */
  readonly path: string;
  readonly title: string;
  readonly intent: string | undefined;
  readonly lane: string | undefined;
  /** ISO 8601; empty where `run.yaml` cannot be read. */
  readonly createdAt: string;
  /** The phase entered last; undefined where the log names none. */
  readonly phase: string | undefined;
  readonly status: RunStatus;
  /** Phases that were left, in the order they were. */
  readonly done: readonly string[];
  /** Phases that were passed over and not entered afterwards, in the order they were. */
  readonly skipped: readonly string[];
}

export type RunStatus = "active" | "finished" | "abandoned" | "unreadable";

/** The run that work goes on in: the newest that is neither finished nor abandoned. */
export function currentRun(runs: readonly RunRecord[]): RunRecord | undefined {
  return runs
    .filter((run) => run.status === "active")
    .sort(byAge)
    .at(-1);
}

/** Orders runs from the oldest to the newest, whatever time zones they are dated in; those without a date come first. */
export function byAge(a: RunRecord, b: RunRecord): number {
  return begun(a) - begun(b) || (a.id < b.id ? -1 : 1);
}

/** Milliseconds since 1970; before all of them where the run has no date. */
function begun(run: RunRecord): number {
  const time = Date.parse(run.createdAt);
  return Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time;
}
