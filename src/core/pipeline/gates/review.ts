import { authorsOf, type ArtifactRecord, type RunState } from "../../runs/run-state";
import type { Lane } from "../lanes";
import type { Phase } from "../phases";
import { phaseLeaving, phasesIn, type Pipeline } from "../pipeline";
import { refusal, type Refusal } from "../refusal";
import { approversOf } from "./approval";
import { submittedOf, type GateCheck, type GateContext, type Output } from "./gate-context";

/**
 * A reviewer's gate passes when someone who is no author of the reviewed work submitted or approved the review, the
 * review says `pass`, and what was reviewed did not change since.
 */
export const reviewGate: GateCheck = (context) =>
  context.phase.gate === "reviewer"
    ? context.outputs.flatMap((output) => [
        ...selfReview(output, context),
        ...notPassed(output),
        ...changedSince(output, context),
      ])
    : [];

/** The phases whose work a phase judges: the one that a rejection goes back to, or those that its inputs come from. */
export function reviewedPhases(pipeline: Pipeline, lane: Lane, phase: Phase): readonly string[] {
  const inLane = phasesIn(pipeline, lane).map(({ id }) => id);
  if (phase.rejectTo !== undefined && inLane.includes(phase.rejectTo)) return [phase.rejectTo];
  const sources = phase.inputs.flatMap((kind) => phaseLeaving(pipeline, kind)?.id ?? []);
  return [...new Set(sources)].filter((id) => id !== phase.id && inLane.includes(id));
}

/** Ids of those who did the work that a phase judges. */
export function authorsReviewedBy(pipeline: Pipeline, state: RunState, lane: Lane, phase: Phase): ReadonlySet<string> {
  return authorsOf(state, reviewedPhases(pipeline, lane, phase));
}

function selfReview({ path, record, view }: Output, context: GateContext): readonly Refusal[] {
  if (record === undefined || view === undefined) return [];
  const { pipeline, state, lane, phase } = context;
  const authors = authorsReviewedBy(pipeline, state, lane, phase);
  const reviewers = [record.submittedBy.id, ...approversOf(record, view, context.view)];
  if (reviewers.some((id) => !authors.has(id))) return [];
  const message = `\`${record.submittedBy.id}\` is an author of what \`${path}\` judges: someone else has to submit or approve it.`;
  return [refusal("gate/self-review", message, ["ask_reviewer", path], { path })];
}

function notPassed({ path, view }: Output): readonly Refusal[] {
  if (view === undefined || view.verdict?.value === "pass") return [];
  if (view.verdict === undefined) {
    const message = `\`${path}\` has no \`verdict\`: its reviewer writes \`pass\` or \`reject\`.`;
    return [refusal("gate/verdict-missing", message, ["edit", path], { path })];
  }
  const message = `The verdict of \`${path}\` is \`${view.verdict.value}\`, not \`pass\`: reject the phase, or settle what it says.`;
  return [refusal("gate/verdict-reject", message, ["reject", path], { path, range: view.verdict.range })];
}

/** The reviewed artifacts are those that the review starts from, and those that its reject target leaves. */
function changedSince({ path, record }: Output, context: GateContext): readonly Refusal[] {
  if (record === undefined) return [];
  const { pipeline, state, phase } = context;
  const target = pipeline.phases.find(({ id }) => id === phase.rejectTo)?.outputs ?? [];
  return submittedOf(state, [...phase.inputs, ...target])
    .filter((reviewed) => reviewed.path !== path && hasChanged(reviewed, record, context))
    .map((reviewed) => {
      const message = `\`${reviewed.path}\` changed after it was reviewed in \`${path}\`: review it again, or undo the change.`;
      return refusal("gate/reviewed-changed", message, ["submit", path], { path: reviewed.path });
    });
}

function hasChanged(reviewed: ArtifactRecord, review: ArtifactRecord, { view }: GateContext): boolean {
  const now = view.artifacts.find(({ path }) => path === reviewed.path);
  return reviewed.submittedSeq > review.submittedSeq || now?.sha256 !== reviewed.sha256;
}
