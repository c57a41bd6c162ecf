import { l10n } from "vscode";
import { artifactOf, PRESENT } from "./artifact-of";
import type { RunCommand } from "./chosen-run";
import { showRefusals } from "./refusals";

/** Shows what keeps an artifact's phase from passing; where nothing does, the phase in the tree. */
export const showState: RunCommand = async ({ state, views }, chosen, argument) => {
  const artifact = await artifactOf(chosen, argument, l10n.t("Show State"), PRESENT);
  const found = chosen.overview.phases.find(({ artifacts }) => artifacts.some(({ path }) => path === artifact));
  if (found === undefined) return;
  if (found.reasons.length > 0) return showRefusals(chosen, found.reasons);
  const { root } = chosen.open;
  if (await views.revealPhase(root, found.phase.id)) return;
  // What the tree's filter hides is shown all the same: it was asked for.
  await state.setFilter("lane");
  await views.revealPhase(root, found.phase.id);
};
