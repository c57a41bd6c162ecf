import type { LogOutputChannel } from "vscode";
import { author } from "./engine/author";
import type { Engine } from "./engine/engine";
import type { ProjectState } from "./project-state";
import { showArtifactLenses } from "./lenses/show-artifact-lenses";
import { reviewAct, type ReviewAct } from "./review/review-acts";
import { showReviewComments, type ReviewComments } from "./review/review-comments";
import { showCriteriaTests, type CriteriaTests } from "./testing/criteria-tests";

/** What the editor shows of runs beside the trees: findings in editors, criteria in the Test Explorer. */
export interface RunViews {
  readonly comments: ReviewComments;
  readonly criteria: CriteriaTests;
  /** Does what a menu of a finding or the palette asks for. */
  review(act: ReviewAct, argument: unknown): Promise<void>;
  dispose(): void;
}

/** Registers both views, with what the runs have now. */
export async function createRunViews(engine: Engine, state: ProjectState, log: LogOutputChannel): Promise<RunViews> {
  const comments = showReviewComments(engine, state, log);
  const criteria = showCriteriaTests(engine, state, log);
  const lenses = showArtifactLenses(state);
  const around = { engine, state, comments, author: author().id };
  await Promise.all([comments.refresh(), criteria.refresh()]);
  return {
    comments,
    criteria,
    review: (act, argument) => reviewAct(around, act, argument),
    dispose: () => {
      for (const view of [comments, criteria, lenses]) view.dispose();
    },
  };
}
