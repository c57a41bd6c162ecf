import { l10n } from "vscode";
import { textArgument } from "../commands/command";
import { openOf } from "./chosen-module";
import type { ExpertiseAct, ExpertiseAround } from "./expertise";
import { insertReference, openBeside, openModule } from "./module-acts";
import { showModules, type ItemAct } from "./pick-module";

/** Finds a module as a person types, and opens it. A caller may give `query`. */
export const searchModules: ExpertiseAct = async (around, argument) => {
  const open = await openOf(around, argument);
  const query = textArgument(argument, "query");
  const chosen = await showModules(around, open, {
    title: l10n.t("Search Expertise"),
    placeholder: l10n.t("A symptom, an error, a word: what is it about?"),
    acts: itemActs(around),
    ...(query === undefined ? {} : { value: query }),
  });
  if (chosen !== undefined) await openModule(around, { module: chosen.id, root: chosen.root });
};

/** What can be done with a module in a list besides opening it. */
export function itemActs(around: ExpertiseAround): readonly ItemAct[] {
  const acts = [
    ["split-horizontal", l10n.t("Open Beside"), openBeside],
    ["insert", l10n.t("Insert Reference"), insertReference],
  ] as const;
  return acts.map(([icon, tooltip, act]) => ({
    icon,
    tooltip,
    act: ({ id, root }) => act(around, { module: id, root }),
  }));
}
