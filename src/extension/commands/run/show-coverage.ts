import { l10n, type QuickPickItem, window } from "vscode";
import { artifactCoverage, type CoverageGap } from "../../../core/pipeline/artifact-coverage";
import { pipelineOf } from "../../../core/pipeline/pipeline";
import { showPlace } from "../open-document";
import { askOne } from "../steps";
import { artifactOf, PRESENT } from "./artifact-of";
import type { RunCommand } from "./chosen-run";

/** Shows what of an artifact is uncovered, as a list whose items lead to where it stands. */
export const showCoverage: RunCommand = async (_context, chosen, argument) => {
  const title = l10n.t("Show What Is Uncovered");
  const artifact = await artifactOf(chosen, argument, title, PRESENT);
  if (artifact === undefined) return;
  const { open, run, overview } = chosen;
  const { state, view } = run;
  const coverage = artifactCoverage({ pipeline: pipelineOf(open.project), state, view, overview }, artifact);
  const gaps = coverage?.gaps ?? [];
  if (gaps.length === 0) {
    const nothing =
      coverage === undefined
        ? l10n.t("{0} states nothing that would have to be covered.", artifact)
        : l10n.t("Nothing of {0} is uncovered.", artifact);
    void window.showInformationMessage(nothing);
    return;
  }
  const items = gaps.map((gap) => ({ ...itemOf(gap), gap }));
  const taken = await askOne(title, l10n.t("Take one to see where it stands"), items);
  if (taken !== undefined) await showPlace(`${run.folder}/${taken.gap.path}`, taken.gap.range.start);
};

function itemOf({ id, path, lacks }: CoverageGap): QuickPickItem {
  return { label: `$(circle-slash) ${id}`, description: gapWords(lacks), detail: path };
}

function gapWords(lacks: CoverageGap["lacks"]): string {
  switch (lacks) {
    case "criterion":
      return l10n.t("no criterion satisfies this requirement");
    case "task":
      return l10n.t("no task covers this criterion");
    case "evidence":
      return l10n.t("no passing evidence covers this criterion");
  }
}
