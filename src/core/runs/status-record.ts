import type { EventLog, LogHead } from "./event-log";
import type { RunState } from "./run-state";

/** What `status.json` holds: where a run stands, computed from its log alone. Paths are below the run's folder. */
export interface StatusRecord {
  readonly run_id: string;
  readonly phase: string;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly phase_loop_counts: Readonly<Record<string, number>>;
  readonly artifacts: {
    readonly events_path: string;
    readonly summary_path: string;
    readonly captures_dir: string;
    readonly last_capture_path?: string;
  };
  readonly last_event: string;
  /** The end of the log that this was computed from: a log that ends before it was cut. */
  readonly log: LogHead;
}

/** The status of a run; undefined where its log has no beginning. */
export function statusOf(log: EventLog, state: RunState): StatusRecord | undefined {
  const last = log.all.at(-1);
  if (state.about === undefined || state.phase === undefined || last === undefined) return undefined;
  const entered = [...state.phases].filter(([, { loops }]) => loops > 0);
  const capture = log.all.findLast(({ capture_path: path }) => typeof path === "string")?.capture_path;
  return {
    run_id: state.about.runId,
    phase: state.phase,
    status: state.status,
    created_at: state.about.startedAt,
    updated_at: last.created_at,
    phase_loop_counts: Object.fromEntries(entered.map(([phase, { loops }]) => [phase, loops - 1])),
    artifacts: {
      events_path: "events.ndjson",
      summary_path: "summary.md",
      captures_dir: "captures",
      ...(typeof capture === "string" ? { last_capture_path: capture } : {}),
    },
    last_event: last.event,
    log: log.head,
  };
}

/** The end of the log that a `status.json` knows of; undefined where it does not say. Any value may be given. */
export function headIn(status: unknown): LogHead | undefined {
  const log = recordOf(status)?.log;
  const { seq, hash } = recordOf(log) ?? {};
  return typeof hash === "string" && Number.isSafeInteger(seq) ? { seq: Number(seq), hash } : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}
