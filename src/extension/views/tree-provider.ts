import { EventEmitter, type TreeDataProvider } from "vscode";
import { childrenOf, listedChildren, type TreeNode } from "../nodes/tree-node";
import type { ProjectState, Snapshot } from "../project-state";
import { treeItem } from "./tree-item";

/** A tree whose nodes can be found and shown, as far as they are there without being asked for. */
export interface RevealableTree extends TreeDataProvider<TreeNode> {
  getParent(node: TreeNode): TreeNode | undefined;
  find(id: string): Promise<TreeNode | undefined>;
  dispose(): void;
}

/** The provider of a tree whose top `topOf` takes from a snapshot. The first look at it reads the projects. */
export function createTreeProvider(
  state: ProjectState,
  topOf: (snapshot: Snapshot) => readonly TreeNode[],
): RevealableTree {
  const changed = new EventEmitter<undefined>();
  const subscription = state.onDidChange(() => changed.fire(undefined));
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (node) => [...(node === undefined ? topOf(await state.loaded()) : await childrenOf(node))],
    getParent: ({ id }) => (state.snapshot === undefined ? undefined : parentIn(topOf(state.snapshot), id)),
    find: async (id) => nodeIn(topOf(await state.loaded()), id),
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

function nodeIn(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : nodeIn(listedChildren(node), id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parentIn(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const children = listedChildren(node);
    const parent = children.some((child) => child.id === id) ? node : parentIn(children, id);
    if (parent !== undefined) return parent;
  }
  return undefined;
}
