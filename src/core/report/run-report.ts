import { isInLane } from "../pipeline/phases";
import type { Pipeline } from "../pipeline/pipeline";
import type { Refusal } from "../pipeline/refusal";
import { runOverview } from "../pipeline/run-overview";
import type { RunView } from "../pipeline/artifact-view";
import type { EventLog } from "../runs/event-log";
import type { RunAbout, RunState } from "../runs/run-state";
import { usageOf, type CaptureFigures } from "../runs/usage";
import { artifactRows, type ArtifactRow } from "./artifact-rows";
import { evidenceRows, type EvidenceRow } from "./evidence-rows";
import { findingRows, type FindingRow } from "./finding-rows";
import { phaseRows, type PhaseRow } from "./phase-rows";
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
  /** What keeps the run from its next phase, or from its end. */
  readonly open: readonly Refusal[];
  readonly artifacts: readonly ArtifactRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly findings: readonly FindingRow[];
  readonly tokens: TokenTable;
  readonly timeline: Timeline;
  /** Lines of the log that are not as they were written, and that no person accepted. */
  readonly damage: RunView["damage"];
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
  const { about } = state;
  const overview = about && runOverview(pipeline, state, view, about.startedBy);
  const titles = new Map(pipeline.phases.map(({ id, title }) => [id, title]));
  const titleOf = (phase: string): string => titles.get(phase) ?? phase;
  return {
    runId,
    about,
    status: state.status,
    lane: state.lane,
    updatedAt: log.all.at(-1)?.created_at ?? "",
    phases: phaseRows(pipeline, state, overview, log.events),
    leftOut: pipeline.phases
      .filter((phase) => state.lane !== undefined && !isInLane(phase, state.lane))
      .map(({ title }) => title),
    open: overview?.next?.refusals ?? [],
    artifacts: artifactRows(state, view, titleOf),
    evidence: evidenceRows(state, view, titleOf),
    findings: findingRows(pipeline, state, view, titleOf),
    tokens: tokenTable(source, titleOf),
    timeline: timelineOf(log),
    damage: view.damage.filter(({ line }) => !state.acceptedLines.includes(line)),
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
