import { type Event, EventEmitter, l10n, type Memento, type TreeDataProvider, window } from "vscode";
import type { Engine } from "../engine/engine";
import { isModuleFilter, type ModuleFilter } from "../nodes/module-filter";
import { childrenOf, type TreeNode } from "../nodes/tree-node";
import type { ProjectState } from "../project-state";
import { treeItem } from "../views/tree-item";
import type { Composition } from "./composition";
import type { OwnFacts } from "./own-facts";

/** The tree of modules, and what of them it shows. */
export interface ExpertiseView {
  readonly tree: TreeDataProvider<TreeNode>;
  readonly filter: ModuleFilter;
  /** What the view says above its tree; empty while it shows everything. */
  readonly message: string;
  /** What was composed last in this window. */
  readonly composition: Composition | undefined;
  /** Keeps what was composed, or forgets it. */
  setComposition(composition: Composition | undefined): void;
  /** Calls back when something else was composed. */
  readonly onDidCompose: Event<Composition | undefined>;
  /** Shows other modules from now on; kept for the workspace. */
  setFilter(filter: ModuleFilter): Promise<void>;
  dispose(): void;
}

/** Under what name a workspace's choice is kept. */
const FILTER = "wazir.expertiseFilter";

/** Registers the tree. */
export function createExpertiseView(
  state: ProjectState,
  engine: () => Promise<Engine>,
  own: OwnFacts,
  memory: Memento,
): ExpertiseView {
  const changed = new EventEmitter<undefined>();
  const composed = new EventEmitter<Composition | undefined>();
  let composition: Composition | undefined;
  const filter = (): ModuleFilter => {
    const kept = memory.get(FILTER);
    return isModuleFilter(kept) ? kept : {};
  };
  const top = async (): Promise<readonly TreeNode[]> => {
    const { situation, projects } = await state.loaded();
    if (situation === "failed") return [];
    return (await engine()).expertiseTree(projects, l10n.t, {
      filter: filter(),
      own: (module) => own.of(module),
      composed: (root) => (composition?.root === root ? composition.receipt.modules : []),
    });
  };
  const tree: TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (node) => [...(await (node === undefined ? top() : childrenOf(node)))],
  };
  const view = window.createTreeView("wazir.expertise", { treeDataProvider: tree, showCollapseAll: true });
  const show = (): void => {
    view.message = filterWords(filter());
    changed.fire(undefined);
  };
  view.message = filterWords(filter());
  const subscriptions = [changed, composed, view, state.onDidChange(show), own.onDidChange(show)];
  return {
    tree,
    get filter() {
      return filter();
    },
    get message() {
      return view.message ?? "";
    },
    get composition() {
      return composition;
    },
    setComposition: (made) => {
      composition = made;
      composed.fire(made);
      changed.fire(undefined);
    },
    onDidCompose: composed.event,
    setFilter: async (chosen) => {
      await memory.update(FILTER, chosen);
      show();
    },
    dispose: () => {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** What a filter lets through, in words; empty where that is everything. */
function filterWords({ stack, concern, role, detectors }: ModuleFilter): string {
  const parts = [
    ...(stack === undefined ? [] : [l10n.t("stack {0}", stack)]),
    ...(concern === undefined ? [] : [l10n.t("concern {0}", concern)]),
    ...(role === undefined ? [] : [l10n.t("role {0}", role)]),
    ...(detectors === undefined ? [] : [l10n.t("with detectors")]),
  ];
  return parts.length === 0 ? "" : l10n.t("Shown: {0}", parts.join(", "));
}
