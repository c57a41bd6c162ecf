import type { LogOutputChannel, Memento } from "vscode";
import { author } from "./engine/author";
import type { Engine } from "./engine/engine";
import type { ProjectState } from "./project-state";
import { showArtifactLenses } from "./lenses/show-artifact-lenses";
import { notifyPerson } from "./notices/notify-person";
import { reviewAct, type ReviewAct } from "./review/review-acts";
import { showReviewComments, type ReviewComments } from "./review/review-comments";
import { showCriteriaTests, type CriteriaTests } from "./testing/criteria-tests";

/** What the editor shows of runs beside the trees: findings and lenses in editors, criteria in the Test Explorer, notices. */
export interface RunViews {
  readonly comments: ReviewComments;
  readonly criteria: CriteriaTests;
  /** Does what a menu of a finding or the palette asks for. */
  review(act: ReviewAct, argument: unknown): Promise<void>;
  dispose(): void;
}

/** Registers all of them, with what the runs have now; `memory` is the workspace's. */
export async function createRunViews(
  engine: Engine,
  state: ProjectState,
  memory: Memento,
  log: LogOutputChannel,
): Promise<RunViews> {
  const comments = showReviewComments(engine, state, log);
  const criteria = showCriteriaTests(engine, state, log);
  const lenses = showArtifactLenses(state);
  const notices = notifyPerson(engine, state, memory);
  const around = { engine, state, comments, author: author().id };
  await Promise.all([comments.refresh(), criteria.refresh()]);
  return {
    comments,
    criteria,
    review: (act, argument) => reviewAct(around, act, argument),
    dispose: () => {
      for (const view of [comments, criteria, lenses, notices]) view.dispose();
    },
  };
}
