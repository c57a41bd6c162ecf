import type { EventLog, LoggedEvent } from "./event-log";
import { applyEvent, NO_RUN } from "./run-state";

/** What captured output was, and what of it reached an agent's context. Tokens are counted, not guessed from bytes. */
export interface CaptureFigures {
  readonly captures: number;
  readonly capture_bytes_raw: number;
  readonly capture_bytes_shown: number;
  readonly tokens_raw: number;
  readonly tokens_shown: number;
  readonly tokens_avoided: number;
}

/** The figures of one phase. */
export interface PhaseUsage extends CaptureFigures {
  /** ISO 8601: when it was entered first. */
  readonly started_at: string;
  /** ISO 8601: when it was left last; null while it is open. */
  readonly completed_at: string | null;
  readonly events_count: number;
}

/** What `usage.json` holds: what a run cost and saved in context, computed from its log alone. */
export interface Usage {
  readonly schema_version: 2;
  readonly run_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** How the tokens were counted, each way once. */
  readonly tokenizers: readonly string[];
  readonly phases: Readonly<Record<string, PhaseUsage>>;
  /** By role; `unassigned` for captures that name none. */
  readonly roles: Readonly<Record<string, CaptureFigures>>;
  readonly totals: CaptureFigures & { readonly total_events: number; readonly savings_percentage: string };
}

const NOTHING: CaptureFigures = {
  captures: 0,
  capture_bytes_raw: 0,
  capture_bytes_shown: 0,
  tokens_raw: 0,
  tokens_shown: 0,
  tokens_avoided: 0,
};

/** One captured output with the phase and the role that it belongs to. */
interface Capture {
  readonly phase: string;
  readonly role: string;
  readonly tokenizer: string | undefined;
  readonly figures: CaptureFigures;
}

/** The usage of a run; undefined where its log has no beginning. Each capture file counts once, as it was written last. */
export function usageOf(log: Pick<EventLog, "all" | "events">): Usage | undefined {
  const phases = new Map<string, PhaseUsage>();
  const captures = new Map<string, Capture>();
  let state = NO_RUN;
  const pipeline = new Map(log.events.map((event) => [event.seq, event]));
  for (const event of log.all) {
    const known = pipeline.get(event.seq);
    if (known !== undefined) state = applyEvent(state, known);
    const phase = textOf(event.phase) ?? state.phase;
    if (phase === undefined) continue;
    phases.set(phase, phaseAfter(phases.get(phase), event));
    const capture = captureOf(event, phase);
    if (capture !== undefined) captures.set(String(event.capture_path), capture);
  }
  const all = [...captures.values()];
  const first = log.all[0];
  if (first === undefined || state.about === undefined) return undefined;
  const totals = sum(all.map(({ figures }) => figures));
  return {
    schema_version: 2,
    run_id: state.about.runId,
    created_at: state.about.startedAt,
    updated_at: log.all.at(-1)?.created_at ?? first.created_at,
    tokenizers: [...new Set(all.flatMap(({ tokenizer }) => tokenizer ?? []))].sort(),
    phases: byName(phases.keys(), (name) => withFigures(phases.get(name), all, name)),
    roles: byName(new Set(all.map(({ role }) => role)), (name) =>
      sum(all.flatMap((capture) => (capture.role === name ? [capture.figures] : []))),
    ),
    totals: { total_events: log.all.length, ...totals, savings_percentage: savings(totals) },
  };
}

function phaseAfter(before: PhaseUsage | undefined, { event, created_at: at }: LoggedEvent): PhaseUsage {
  const known = before ?? { ...NOTHING, started_at: at, completed_at: null, events_count: 0 };
  const completed = event === "phase_exit" ? at : event === "phase_enter" ? null : known.completed_at;
  return { ...known, completed_at: completed, events_count: known.events_count + 1 };
}

function withFigures(phase: PhaseUsage | undefined, captures: readonly Capture[], name: string): PhaseUsage {
  const own = captures.flatMap((capture) => (capture.phase === name ? [capture.figures] : []));
  const { started_at = "", completed_at = null, events_count = 0 } = phase ?? {};
  return { started_at, completed_at, events_count, ...sum(own) };
}

/** What an event says of a capture. What was shown is known only where the event says so: nothing is claimed otherwise. */
function captureOf(event: LoggedEvent, phase: string): Capture | undefined {
  if (event.event !== OUTPUT_CAPTURED || typeof event.capture_path !== "string") return undefined;
  const raw = { bytes: countOf(event.bytes) ?? 0, tokens: countOf(event.tokens) ?? 0 };
  const shown = {
    bytes: Math.min(countOf(event.shown_bytes) ?? raw.bytes, raw.bytes),
    tokens: Math.min(countOf(event.shown_tokens) ?? raw.tokens, raw.tokens),
  };
  const figures = {
    captures: 1,
    capture_bytes_raw: raw.bytes,
    capture_bytes_shown: shown.bytes,
    tokens_raw: raw.tokens,
    tokens_shown: shown.tokens,
    tokens_avoided: raw.tokens - shown.tokens,
  };
  return { phase, role: textOf(event.role) ?? "unassigned", tokenizer: textOf(event.tokenizer), figures };
}

/** The event of a command whose output was kept in a file. */
export const OUTPUT_CAPTURED = "post_tool_capture";

function sum(all: readonly CaptureFigures[]): CaptureFigures {
  const keys = Object.keys(NOTHING) as (keyof CaptureFigures)[];
  return all.reduce<CaptureFigures>(
    (total, one) => Object.fromEntries(keys.map((key) => [key, total[key] + one[key]])) as unknown as CaptureFigures,
    NOTHING,
  );
}

function savings({ tokens_raw: raw, tokens_avoided: avoided }: CaptureFigures): string {
  return `${(raw === 0 ? 0 : (100 * avoided) / raw).toFixed(1)}%`;
}

/** An object with these names as keys, in the order of the alphabet; a name may be any text, `__proto__` included. */
function byName<T>(names: Iterable<string>, of: (name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries([...names].sort().map((name) => [name, of(name)]));
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}
