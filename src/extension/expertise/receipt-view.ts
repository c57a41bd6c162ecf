import { commands, EventEmitter, l10n, type TreeDataProvider, window } from "vscode";
import { receiptNodes } from "../nodes/receipt-nodes";
import { childrenOf, grouped, type TreeNode } from "../nodes/tree-node";
import { treeItem } from "../views/tree-item";
import type { Composition } from "./composition";
import type { ExpertiseView } from "./expertise-view";

/** The tree of what was composed; its view shows while there is something. */
export interface ReceiptTree extends TreeDataProvider<TreeNode> {
  readonly message: string;
}

/** Registers the tree of the receipt, and keeps it on what was composed last. */
export function followReceipt(view: ExpertiseView): ReceiptTree {
  const changed = new EventEmitter<undefined>();
  const nodes = (): readonly TreeNode[] => {
    const { composition } = view;
    if (composition === undefined) return [];
    const { root, receipt, titleOf } = composition;
    return receiptNodes({ root, receipt, t: l10n.t, titleOf });
  };
  const tree: ReceiptTree = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (node) => [...(node === undefined ? nodes() : await childrenOf(node))],
    get message() {
      return messageOf(view.composition);
    },
  };
  const shown = window.createTreeView("wazir.composition", { treeDataProvider: tree });
  view.onDidCompose((composition) => {
    void commands.executeCommand("setContext", "wazir.hasComposition", composition !== undefined);
    shown.message = messageOf(composition);
    changed.fire(undefined);
  });
  return tree;
}

/** What of the budget is used, and for whom. */
function messageOf(composition: Composition | undefined): string {
  if (composition === undefined) return "";
  const { tokens, budget, role } = composition.receipt;
  return l10n.t("{0} of {1} tokens for the role {2}", grouped(tokens), grouped(budget), role);
}
