import { l10n, window } from "vscode";
import { LANES, isHigher, isLane } from "../../../core/pipeline/lanes";
import { textArgument } from "../command";
import { askLine, askOne } from "../steps";
import { act, offerUndo } from "./act";
import type { ChosenRun, RunCommand } from "./chosen-run";

/** Enters a phase: the one that its caller names, or that the person picks. */
export const enterPhase: RunCommand = async (context, chosen, argument) => {
  const title = l10n.t("Enter Phase");
  const phase = textArgument(argument, "phase") ?? (await pickPhase(chosen, title, () => true));
  if (phase !== undefined) await act(context, chosen, { act: "enter", phase }, l10n.t("Entered {0}.", phase));
};

/** Passes over a phase with a reason. What was skipped may still be entered. */
export const skipPhase: RunCommand = async (context, chosen, argument) => {
  const title = l10n.t("Skip Phase");
  const { lane } = chosen.overview;
  const isSkippable = ({ phase, mark }: PhaseShown): boolean =>
    !phase.mandatory && phase.skippable.includes(lane) && mark !== "done" && mark !== "skipped";
  const phase = textArgument(argument, "phase") ?? (await pickPhase(chosen, title, isSkippable));
  if (phase === undefined) return;
  const reason =
    textArgument(argument, "reason") ??
    (await askLine(title, l10n.t("Why? A reader has to be able to judge the reason.")));
  if (reason === undefined) return;
  if (!(await act(context, chosen, { act: "skip", phase, reason }, l10n.t("Skipped {0}.", phase)))) return;
  const again = { root: chosen.open.root, run: chosen.run.runId, phase };
  offerUndo(l10n.t("The phase {0} is skipped. Entering it takes that back.", phase), "wazir.enterPhase", again);
};

type PhaseShown = ChosenRun["overview"]["phases"][number];

async function pickPhase(
  { overview }: ChosenRun,
  title: string,
  isOffered: (phase: PhaseShown) => boolean,
): Promise<string | undefined> {
  const items = overview.phases.filter(isOffered).map(({ phase, mark }) => {
    return { label: phase.title, description: mark, detail: phase.summary, id: phase.id };
  });
  if (items.length > 0) return (await askOne(title, l10n.t("Which phase?"), items))?.id;
  void window.showInformationMessage(l10n.t("{0}: no phase of this run is ready for that.", title));
  return undefined;
}

/** Raises the lane of a run; it is never lowered. */
export const raiseLane: RunCommand = async (context, chosen, argument) => {
  const given = textArgument(argument, "lane");
  const from = chosen.overview.lane;
  const lane = isLane(given) ? given : await pickLane(chosen);
  if (lane === undefined) return;
  await act(context, chosen, { act: "raise_lane", lane }, l10n.t("Raised the lane from {0} to {1}.", from, lane));
};

async function pickLane({ engine, open, overview }: ChosenRun) {
  const forecasts = await engine.laneForecasts(open.project);
  const higher = LANES.filter((lane) => isHigher(lane, overview.lane));
  const items = forecasts
    .filter(({ lane }) => higher.includes(lane))
    .map(({ lane, phases }) => {
      return { label: lane, description: l10n.t("{0} phases", phases.length), detail: phases.join(", "), lane };
    });
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("The run is in the highest lane."));
    return undefined;
  }
  return (await askOne(l10n.t("Raise Lane"), l10n.t("To which lane? A lane is never lowered again."), items))?.lane;
}
