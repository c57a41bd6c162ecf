import { commands, type TreeDataProvider, window } from "vscode";
import type { TreeNode } from "../nodes/tree-node";
import type { ProjectState } from "../project-state";
import { openPhasesIn } from "./open-phases";
import { createTreeProvider } from "./tree-provider";

/** The view of the pipeline. */
export interface Views {
  readonly pipeline: TreeDataProvider<TreeNode>;
  /** Shows a phase of a project in the pipeline tree; false where the tree does not have it. */
  revealPhase(root: string, phase: string): Promise<boolean>;
  dispose(): void;
}

/** Registers the tree, and keeps the context keys up to date that their welcome texts and menus ask for. */
export function registerViews(state: ProjectState): Views {
  const pipeline = createTreeProvider(state, (snapshot) => snapshot.pipeline);
  const view = window.createTreeView("wazir.pipeline", { treeDataProvider: pipeline, showCollapseAll: true });
  const disposables = [
    pipeline,
    view,
    openPhasesIn(view, state),
    state.onDidChange((snapshot) => {
      setContext("wazir.situation", snapshot.situation);
      setContext(
        "wazir.hasRun",
        snapshot.projects.some((project) => project.run !== undefined),
      );
    }),
  ];
  return {
    pipeline,
    revealPhase: async (root, phase) => {
      const node = await pipeline.find(`${root}#phase/${phase}`);
      if (node !== undefined) await view.reveal(node, { select: true, focus: true, expand: true });
      return node !== undefined;
    },
    dispose: () => {
      for (const one of disposables) one.dispose();
    },
  };
}

function setContext(key: string, value: string | boolean): void {
  void commands.executeCommand("setContext", key, value);
}
