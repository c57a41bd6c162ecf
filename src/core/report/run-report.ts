import { judgedPhases, type JudgedPhase, type PhaseCondition } from "../pipeline/phase-condition";
import type { Gate } from "../pipeline/phases";
import { isInLane } from "../pipeline/phases";
import type { Pipeline } from "../pipeline/pipeline";
import type { Refusal } from "../pipeline/refusal";
import type { RunView } from "../pipeline/artifact-view";
import type { EventLog } from "../runs/event-log";
import { phaseRecord, type RunAbout, type RunState } from "../runs/run-state";
import { usageOf, type CaptureFigures } from "../runs/usage";
import { artifactRows, type ArtifactRow } from "./artifact-rows";
import { evidenceRows, type EvidenceRow } from "./evidence-rows";
import { findingRows, type FindingRow } from "./finding-rows";
import { timelineOf, type Timeline } from "./timeline";

/** One run as a person looks at it: all that the dashboard and the exported report show, as plain data. */
export interface RunReport {
  readonly runId: string;
  /** Undefined where the log has no beginning. */
  readonly about: RunAbout | undefined;
  readonly status: RunState["status"];
  readonly lane: string | undefined;
  /** ISO 8601; empty before the first event. */
  readonly updatedAt: string;
  readonly phases: readonly PhaseRow[];
  /** Titles of the phases that the lane does not have. */
  readonly leftOut: readonly string[];
  /** What keeps the run from going on: of the open phase, and of those that no longer pass. */
  readonly open: readonly Refusal[];
  readonly artifacts: readonly ArtifactRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly findings: readonly FindingRow[];
  readonly tokens: TokenTable;
  readonly timeline: Timeline;
  /** Lines of the log that are not as they were written, and that no person accepted. */
  readonly damage: RunView["damage"];
}

/** A phase of the run's lane. */
export interface PhaseRow {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly gate: Gate;
  readonly condition: PhaseCondition;
  /** How often it was entered. */
  readonly loops: number;
  /** How often it may be entered at most in this lane; undefined where nothing limits it. */
  readonly mostLoops: number | undefined;
  /** The phase that a rejection goes back to, where the lane has it: another one's id. */
  readonly rejectTo: string | undefined;
  /** How often it was sent back from here, by the phase it went to. */
  readonly sentBackTo: ReadonlyMap<string, number>;
  /** Why it was sent back to; undefined in its first loop. */
  readonly sentBack: string | undefined;
  /** Why it was skipped. */
  readonly skipped: string | undefined;
}

/** Tokens by phase: what had to be read by the forecast, and what captured output there was. */
export interface TokenTable {
  readonly rows: readonly TokenRow[];
  readonly total: TokenRow;
}

export interface TokenRow {
  /** The title of a phase; empty for the total. */
  readonly phase: string;
  /** Tokens to read before it can be done; undefined where none was computed. */
  readonly forecast: number | undefined;
  readonly used: Pick<CaptureFigures, "captures" | "tokens_raw" | "tokens_shown" | "tokens_avoided">;
}

/** What a report is computed from. */
export interface ReportSource {
  readonly runId: string;
  readonly pipeline: Pipeline;
  readonly state: RunState;
  readonly view: RunView;
  readonly log: Pick<EventLog, "all" | "events">;
  /** Tokens to read by the id of a phase. */
  readonly forecasts: ReadonlyMap<string, number>;
}

/** The report of a run: depends on nothing but its argument, and has an answer for every log. */
export function runReport(source: ReportSource): RunReport {
  const { runId, pipeline, state, view, log } = source;
  const judged = judgedPhases(pipeline, state, view);
  const titles = new Map(pipeline.phases.map(({ id, title }) => [id, title]));
  const titleOf = (phase: string): string => titles.get(phase) ?? phase;
  return {
    runId,
    about: state.about,
    status: state.status,
    lane: state.lane,
    updatedAt: log.all.at(-1)?.created_at ?? "",
    phases: judged.map((each) => phaseRow(each, source, judged)),
    leftOut: pipeline.phases
      .filter((phase) => state.lane !== undefined && !isInLane(phase, state.lane))
      .map(({ title }) => title),
    open: judged.flatMap(({ reasons }) => reasons),
    artifacts: artifactRows(state, view, titleOf),
    evidence: evidenceRows(state, view, titleOf),
    findings: findingRows(pipeline, state, view, titleOf),
    tokens: tokenTable(source, titleOf),
    timeline: timelineOf(log),
    damage: view.damage.filter(({ line }) => !state.acceptedLines.includes(line)),
  };
}

function phaseRow(
  { phase, condition }: JudgedPhase,
  { state, log }: ReportSource,
  judged: readonly JudgedPhase[],
): PhaseRow {
  const { id, title, role, gate, rejectTo, loopCap } = phase;
  const { loops, sentBack, skipped } = phaseRecord(state, id);
  const again = state.lane === undefined ? undefined : loopCap[state.lane];
  const sentBackTo = new Map<string, number>();
  for (const event of log.events) {
    if (event.event !== "gate_rejected" || event.phase !== id) continue;
    sentBackTo.set(event.to, (sentBackTo.get(event.to) ?? 0) + 1);
  }
  const isOther = judged.some((other) => other.phase.id === rejectTo && rejectTo !== id);
  return {
    ...{ id, title, role, gate, condition, loops, sentBackTo, sentBack, skipped },
    mostLoops: again === undefined ? undefined : again + 1,
    rejectTo: isOther ? rejectTo : undefined,
  };
}

const NOTHING_USED: TokenRow["used"] = { captures: 0, tokens_raw: 0, tokens_shown: 0, tokens_avoided: 0 };

/** The phases with a forecast or with captures: those of the lane in their order, then what else the log names. */
function tokenTable({ log, forecasts }: ReportSource, titleOf: (phase: string) => string): TokenTable {
  const usage = usageOf(log);
  const used = new Map(Object.entries(usage?.phases ?? {}).filter(([, { captures }]) => captures > 0));
  const ids = [...new Set([...forecasts.keys(), ...used.keys()])];
  const rows = ids.map((id): TokenRow => {
    return { phase: titleOf(id), forecast: forecasts.get(id), used: used.get(id) ?? NOTHING_USED };
  });
  const forecast = forecasts.size === 0 ? undefined : [...forecasts.values()].reduce((sum, each) => sum + each, 0);
  return { rows, total: { phase: "", forecast, used: usage?.totals ?? NOTHING_USED } };
}
