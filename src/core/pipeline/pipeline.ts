import { keptWith } from "../kept-with";
import type { Project } from "../library/project";
import { phaseRecord, type RunState } from "../runs/run-state";
import type { LaneTable } from "./lane-table";
import type { Lane } from "./lanes";
import { isInLane, phasesOf, type Phase } from "./phases";

/** All that the engine knows of a project's pipeline. */
export interface Pipeline {
  /** In their order. */
  readonly phases: readonly Phase[];
  readonly lanes: LaneTable;
}

/** The pipeline of a project. */
export const pipelineOf: (project: Project) => Pipeline = keptWith((project: Project): Pipeline => ({
  phases: phasesOf(project),
  lanes: project.manifest.lanes,
}));

/** The phases that a run of `lane` has, in their order. */
export function phasesIn({ phases }: Pipeline, lane: Lane): readonly Phase[] {
  return phases.filter((phase) => isInLane(phase, lane));
}

/** The outputs that a phase has to leave in `lane`. */
export function requiredOutputs(phase: Phase, lane: Lane): readonly string[] {
  return phase.outputs.filter((kind) => !phase.optionalOutputs[lane].includes(kind));
}

/** The phase that leaves artifacts of this kind. */
export function phaseLeaving({ phases }: Pipeline, kind: string | undefined): Phase | undefined {
  return kind === undefined ? undefined : phases.find((phase) => phase.outputs.includes(kind));
}

/** Where a run stands with a phase. An `outdated` one was left before an earlier phase was entered again. */
export type PhaseStanding = "pending" | "open" | "done" | "skipped" | "outdated";

/** Where the run stands with each phase of its lane, in their order. */
export function standings(phases: readonly Phase[], state: RunState): ReadonlyMap<string, PhaseStanding> {
  let latestEntry = 0;
  return new Map(
    phases.map(({ id }): [string, PhaseStanding] => {
      const { loops, enteredSeq, exitSeq, skipped } = phaseRecord(state, id);
      if (skipped !== undefined) return [id, "skipped"];
      const isOutdated = exitSeq < latestEntry;
      latestEntry = Math.max(latestEntry, enteredSeq);
      if (loops === 0) return [id, "pending"];
      if (exitSeq > 0) return [id, isOutdated ? "outdated" : "done"];
      return [id, state.phase === id ? "open" : "outdated"];
    }),
  );
}

/** The first phase that still has to be done, or is being done; undefined where all are. */
export function nextPhase(phases: readonly Phase[], state: RunState): Phase | undefined {
  const where = standings(phases, state);
  return phases.find(({ id }) => !["done", "skipped", "open"].includes(where.get(id) ?? ""));
}
