import type { RunState } from "../runs/run-state";
import type { ArtifactView, RunView } from "./artifact-view";
import {
  criteriaWithoutEvidence,
  criteriaWithoutTask,
  requirementsWithoutCriterion,
  type DefinedThere,
} from "./coverage";
import { latestSince } from "./gates/evidence";
import { artifactsInRun } from "./gates/gate-context";
import { phasesIn, type Pipeline } from "./pipeline";
import type { RunOverview } from "./run-overview";

/** Something that nothing answers to yet, and what it lacks. */
export interface CoverageGap extends DefinedThere {
  readonly lacks: "criterion" | "task" | "evidence";
}

/** How far what an artifact is about is covered in its run. */
export interface ArtifactCoverage {
  /** The requirements that it states. */
  readonly requirements: number;
  /** The criteria that it states, or those of the run where it plans or proves them. */
  readonly criteria: number;
  /** Requirements first, then what lacks a task, then what lacks evidence, each in the documents' order. */
  readonly gaps: readonly CoverageGap[];
}

/** A run as it was looked at. */
export interface CoveredRun {
  readonly pipeline: Pipeline;
  readonly state: RunState;
  readonly view: RunView;
  readonly overview: RunOverview;
}

/**
 * What is uncovered of what an artifact is about, by the counts that the gates ask: a spec is about its requirements and
 * criteria, a plan and a proof about the criteria of the run. Tasks are asked for in a lane that plans; evidence once a
 * phase that asks for it has begun. Undefined where the artifact is about neither.
 */
export function artifactCoverage(
  { pipeline, state, view, overview }: CoveredRun,
  path: string,
): ArtifactCoverage | undefined {
  const { lane } = overview;
  const own = view.artifacts.find((artifact) => artifact.path === path);
  if (own === undefined) return undefined;
  const inRun = artifactsInRun({ pipeline, state, view, lane });
  const all = inRun.includes(own) ? inRun : [...inRun, own];
  const isSpec = own.requirements.length + own.criteria.length > 0;
  const plans = own.tasks.length > 0;
  const proves = own.commands.length > 0 && leavesEvidence(pipeline, own);
  if (!isSpec && !plans && !proves) return undefined;
  const about = isSpec ? [own] : all;
  const ofThese = (each: DefinedThere): boolean => about.some((artifact) => artifact.path === each.path);
  const tasks = isSpec || plans ? criteriaWithoutTask(all).filter(ofThese) : [];
  const evidence = isSpec || proves ? unproven({ state, overview }, all).filter(ofThese) : [];
  const isPlanned = all.some((artifact) => artifact.tasks.length > 0) || hasPlan(pipeline, overview);
  return {
    requirements: own.requirements.length,
    criteria: about.flatMap(({ criteria }) => criteria).length,
    gaps: [
      ...requirementsWithoutCriterion(own, all).map((each) => ({ ...each, lacks: "criterion" }) as const),
      ...(isPlanned ? tasks : []).map((each) => ({ ...each, lacks: "task" }) as const),
      ...evidence.map((each) => ({ ...each, lacks: "evidence" }) as const),
    ],
  };
}

/** The criteria without evidence in the phase that asks for it last of those that were begun. */
function unproven({ state, overview }: Pick<CoveredRun, "state" | "overview">, all: readonly ArtifactView[]) {
  const asking = overview.phases.findLast(({ phase, record }) => phase.evidence && record.loops > 0);
  if (asking === undefined || asking.record.skipped !== undefined) return [];
  return criteriaWithoutEvidence(
    all,
    latestSince(state, asking.record.enteredSeq).map(({ evidence }) => evidence),
  );
}

function hasPlan(pipeline: Pipeline, { lane, phases }: RunOverview): boolean {
  const skipped = new Set(phases.filter(({ record }) => record.skipped !== undefined).map(({ phase }) => phase.id));
  return phasesIn(pipeline, lane).some(({ id, outputs }) => outputs.includes(PLAN) && !skipped.has(id));
}

function leavesEvidence({ phases }: Pipeline, { kind }: ArtifactView): boolean {
  return phases.some(({ evidence, outputs }) => evidence && kind !== undefined && outputs.includes(kind));
}

/** The kind of artifact that has the tasks. */
const PLAN = "implementation-plan";
