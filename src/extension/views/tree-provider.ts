import { EventEmitter, type TreeDataProvider } from "vscode";
import type { TreeNode } from "../nodes/tree-node";
import type { ProjectState, Snapshot } from "../project-state";
import { treeItem } from "./tree-item";

/** The provider of a tree whose top `topOf` takes from a snapshot. The first look at it reads the projects. */
export function createTreeProvider(
  state: ProjectState,
  topOf: (snapshot: Snapshot) => readonly TreeNode[],
): TreeDataProvider<TreeNode> & { dispose(): void } {
  const changed = new EventEmitter<undefined>();
  const subscription = state.onDidChange(() => changed.fire(undefined));
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (node) => {
      if (node === undefined) return [...topOf(await state.loaded())];
      return typeof node.children === "function" ? [...(await node.children())] : [...(node.children ?? [])];
    },
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}
