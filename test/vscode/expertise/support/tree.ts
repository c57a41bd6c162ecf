import * as vscode from "vscode";
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

/** The address of the page in the active tab, once there is one that `fits`. */
export async function untilPage(fits: (uri: vscode.Uri) => boolean): Promise<vscode.Uri> {
  const shown = (): vscode.Uri | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  };
  return until(
    vscode.window.tabGroups.onDidChangeTabs,
    () => {
      const uri = shown();
      return uri !== undefined && fits(uri) ? uri : undefined;
    },
    () => `the active tab shows ${String(shown())}`,
  );
}
