import type * as vscode from "vscode";
import type { TreeNode } from "../../../../src/extension/nodes/tree-node";
import { childrenAt } from "../../support/tree";
import { until } from "../../support/until";

/** The children of a node once they are as `fits` wants them. */
export async function untilTree(
  tree: vscode.TreeDataProvider<TreeNode>,
  labels: readonly string[],
  fits: (nodes: readonly TreeNode[]) => boolean,
): Promise<readonly TreeNode[]> {
  let last: readonly TreeNode[] = [];
  return until(
    tree.onDidChangeTreeData ?? [],
    async () => {
      last = await childrenAt(tree, ...labels);
      return fits(last) ? last : undefined;
    },
    () => `${labels.join(" › ")} holds ${last.map(({ label, description }) => `${label} | ${description}`).join("; ")}`,
  );
}
