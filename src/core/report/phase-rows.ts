import type { Gate, Phase } from "../pipeline/phases";
import { phaseMark, type PhaseMark } from "../pipeline/phase-mark";
import { phasesIn, standings, type Pipeline } from "../pipeline/pipeline";
import type { RunOverview } from "../pipeline/run-overview";
import type { RunEvent } from "../runs/run-events";
import { phaseRecord, type RunState } from "../runs/run-state";

/** How a phase is shown; `stopped` is one that was open when the run ended. */
export type PhaseCondition = PhaseMark | "stopped";

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

/** The phases of a run's lane in their order; none before it was started. A run that ended is judged by its log alone. */
export function phaseRows(
  pipeline: Pipeline,
  state: RunState,
  overview: RunOverview | undefined,
  events: readonly RunEvent[],
): readonly PhaseRow[] {
  if (overview === undefined) return [];
  const inLane = phasesIn(pipeline, overview.lane);
  const where = standings(inLane, state);
  const hasEnded = state.status === "finished" || state.status === "abandoned";
  return overview.phases.map(({ phase, mark }) => {
    const standing = where.get(phase.id) ?? "pending";
    const ended = standing === "open" ? "stopped" : phaseMark(standing, []);
    const condition = hasEnded ? ended : mark;
    return { ...aboutPhase(phase, state, events), condition, rejectTo: rejectTarget(phase, inLane) };
  });
}

function aboutPhase({ id, title, role, gate, loopCap }: Phase, state: RunState, events: readonly RunEvent[]) {
  const { loops, sentBack, skipped } = phaseRecord(state, id);
  const again = state.lane === undefined ? undefined : loopCap[state.lane];
  const sentBackTo = new Map<string, number>();
  for (const event of events) {
    if (event.event !== "gate_rejected" || event.phase !== id) continue;
    sentBackTo.set(event.to, (sentBackTo.get(event.to) ?? 0) + 1);
  }
  const mostLoops = again === undefined ? undefined : again + 1;
  return { id, title, role, gate, loops, mostLoops, sentBackTo, sentBack, skipped };
}

/** Its own start is where every phase may go back to, so only another one is told. */
function rejectTarget({ id, rejectTo }: Phase, inLane: readonly Phase[]): string | undefined {
  return rejectTo !== id && inLane.some((other) => other.id === rejectTo) ? rejectTo : undefined;
}
