import { l10n, window } from "vscode";
import type { RunCommand } from "./chosen-run";
import { showRefusals } from "./refusals";

/** Shows all that stands against going on with the run. */
export const showOpen: RunCommand = async (_context, chosen) => {
  const refusals = chosen.overview.next?.refusals ?? [];
  if (refusals.length > 0) await showRefusals(chosen, refusals);
  else void window.showInformationMessage(l10n.t("Nothing stands against going on."));
};
