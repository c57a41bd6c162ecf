import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";

type Tree = vscode.TreeDataProvider<TreeNode>;

/** The children of the node that these labels lead to; the top of the tree without labels. */
export async function childrenAt(tree: Tree, ...labels: readonly string[]): Promise<readonly TreeNode[]> {
  let children = (await tree.getChildren()) ?? [];
  for (const label of labels) {
    const node = children.find((child) => child.label === label);
    assert(node, `no ${label} among ${children.map((child) => child.label).join(", ")}`);
    children = (await tree.getChildren(node)) ?? [];
  }
  return children;
}

/** The node that these labels lead to. */
export async function nodeAt(tree: Tree, ...labels: readonly string[]): Promise<TreeNode> {
  const siblings = await childrenAt(tree, ...labels.slice(0, -1));
  const node = siblings.find((child) => child.label === labels.at(-1));
  assert(node, `no ${String(labels.at(-1))} among ${siblings.map((child) => child.label).join(", ")}`);
  return node;
}

/** What the editor is given for a node. */
export async function itemOf(tree: Tree, node: TreeNode): Promise<vscode.TreeItem> {
  return tree.getTreeItem(node);
}

/** Label and description of nodes, as a person sees them side by side. */
export function lines(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.map(({ label, description }) => (description === "" ? label : `${label} | ${description}`));
}
