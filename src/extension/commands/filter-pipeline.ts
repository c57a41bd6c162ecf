import { l10n } from "vscode";
import { isPipelineFilter, PIPELINE_FILTERS, type PipelineFilter } from "../nodes/pipeline-filter";
import { textArgument, type Command } from "./command";
import { askOne } from "./steps";

/** Chooses which phases the pipeline tree shows. A caller may give `filter`. */
export const filterPipeline: Command = async ({ state }, argument) => {
  const given = textArgument(argument, "filter");
  const items = PIPELINE_FILTERS.map((filter) => ({
    filter,
    label: filterWords(filter),
    description: filter === state.filter ? l10n.t("now") : "",
  }));
  const filter = isPipelineFilter(given)
    ? given
    : (await askOne(l10n.t("Filter Phases"), l10n.t("Which phases does the tree show?"), items))?.filter;
  if (filter !== undefined) await state.setFilter(filter);
};

function filterWords(filter: PipelineFilter): string {
  switch (filter) {
    case "lane":
      return l10n.t("Phases of the run's lane");
    case "open":
      return l10n.t("Phases in which something is to be done");
    case "all":
      return l10n.t("All phases");
  }
}
