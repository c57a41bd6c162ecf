import { l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import { recordOf } from "../../core/library/item";
import { isModuleFilter, type ModuleFilter } from "../nodes/module-filter";
import { openOf } from "./chosen-module";
import type { ExpertiseAct } from "./expertise";

interface FilterItem extends QuickPickItem {
  readonly filter: ModuleFilter;
}

/** Chooses which modules the tree shows: any of stack, concern, role and detectors. A caller may give `filter`. */
export const filterModules: ExpertiseAct = async (around, argument) => {
  const { view } = around;
  const given = recordOf(argument).filter;
  if (given !== undefined && isModuleFilter(given)) {
    await view.setFilter(given);
    return;
  }
  const open = await openOf(around, argument);
  const { expertise } = await around.engine();
  const now = view.filter;
  const of = (kind: "stacks" | "concerns", key: "stack" | "concern"): readonly FilterItem[] =>
    expertise
      .subjects(open, kind)
      .map(({ id, about }) => ({ label: id, description: about, filter: { [key]: id } satisfies ModuleFilter }));
  const roles = expertise.roles(open);
  const items: FilterItem[] = [
    { label: l10n.t("Has detectors"), filter: { detectors: true } },
    group(l10n.t("Stacks")),
    ...of("stacks", "stack"),
    group(l10n.t("Concerns")),
    ...of("concerns", "concern"),
    ...(roles.length === 0 ? [] : [group(l10n.t("Roles"))]),
    ...roles.map(({ id, title }) => ({ label: id, description: title, filter: { role: id } })),
  ];
  const isSet = ({ filter }: FilterItem): boolean =>
    Object.entries(filter).length > 0 && Object.entries(filter).every(([key, id]) => recordOf(now)[key] === id);
  const chosen = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: isSet(item) })),
    {
      title: l10n.t("Filter Expertise"),
      placeHolder: l10n.t("Modules for which all of these hold; of each group the last one counts. None shows all."),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  if (chosen !== undefined)
    await view.setFilter(Object.assign({}, ...chosen.map(({ filter }) => filter)) as ModuleFilter);
};

function group(label: string): FilterItem {
  return { label, kind: QuickPickItemKind.Separator, filter: {} };
}

/** Shows every module again. */
export const clearFilter: ExpertiseAct = ({ view }) => view.setFilter({});
