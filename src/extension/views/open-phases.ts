import type { TreeView } from "vscode";
import { listedChildren, type TreeNode } from "../nodes/tree-node";
import type { ProjectState } from "../project-state";

/**
 * Opens a phase in the pipeline tree once something is to be done in it: the editor leaves a row that it knows as it
 * was, which is closed for a phase that had nothing below it. What a person closes afterwards stays closed.
 */
export function openPhasesIn(view: TreeView<TreeNode>, state: ProjectState): { dispose(): void } {
  let known: ReadonlySet<string> | undefined;
  const update = (): void => {
    const { snapshot } = state;
    // A view that is hidden would come to the front.
    if (snapshot === undefined || !view.visible) return;
    const open = openPhases(snapshot.pipeline);
    const fresh = open.filter(({ id }) => known?.has(id) === false);
    known = new Set(open.map(({ id }) => id));
    for (const node of fresh) void view.reveal(node, { select: false, focus: false, expand: true });
  };
  const subscriptions = [state.onDidChange(update), view.onDidChangeVisibility(update)];
  return {
    dispose: () => {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** The phases below these nodes that are shown open. */
function openPhases(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) =>
    node.kind === "phase" ? (node.expanded === true ? [node] : []) : openPhases(listedChildren(node)),
  );
}
