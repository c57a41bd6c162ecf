import type { Project } from "../library/project";
import type { RunView } from "../pipeline/artifact-view";
import type { Phase } from "../pipeline/phases";
import { phasesIn, pipelineOf } from "../pipeline/pipeline";
import { isReviewKind } from "../rules/is-review";
import { openPhase, phaseRecord, type RunState } from "../runs/run-state";

/** The review that new findings of a run go into. */
export interface ReviewTarget {
  /** Below the run's folder; it may not be there yet. */
  readonly path: string;
  readonly kind: string;
  readonly phase: Phase;
}

/**
 * The review that a finding made now belongs to: that of the open phase where it is a reviewer's, else of the next
 * reviewer's phase, whose gate will ask for it, else of the last one. Undefined where the lane has no review: then a
 * finding is noted in the log, whose open ones keep the run from being finished.
 */
export function reviewTarget(
  project: Project,
  state: RunState,
  { artifacts }: Pick<RunView, "artifacts">,
): ReviewTarget | undefined {
  if (state.lane === undefined) return undefined;
  const phases = phasesIn(pipelineOf(project), state.lane);
  const open = Math.max(
    phases.findIndex(({ id }) => id === (openPhase(state) ?? state.phase)),
    0,
  );
  for (const phase of [...phases.slice(open), ...phases.slice(0, open).reverse()]) {
    const kind = phase.outputs.find((output) => isReviewKind(project, output));
    if (phase.gate !== "reviewer" || kind === undefined) continue;
    if (phaseRecord(state, phase.id).skipped !== undefined) continue;
    const path = artifacts.find((artifact) => artifact.kind === kind)?.path ?? `artifacts/${kind}.md`;
    return { path, kind, phase };
  }
  return undefined;
}
