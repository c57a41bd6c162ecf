import { type Command, l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { TreeNode } from "../nodes/tree-node";
import { plainTooltip } from "../plain-tooltip";

/** The editor's item for a node. Text of a workspace is shown as text: it can be neither a link nor a command. */
export function treeItem(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.description = node.description;
  item.tooltip = plainTooltip(node.tooltip);
  item.iconPath = new ThemeIcon(
    node.icon.id,
    node.icon.color === undefined ? undefined : new ThemeColor(node.icon.color),
  );
  item.contextValue = node.context ?? node.kind;
  item.accessibilityInformation = { label: node.spoken };
  const command = commandOf(node);
  if (command !== undefined) item.command = command;
  return item;
}

function collapsibleState(node: TreeNode): TreeItemCollapsibleState {
  if (node.children === undefined) return TreeItemCollapsibleState.None;
  return node.expanded === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function commandOf(node: TreeNode): Command | undefined {
  if (node.command !== undefined) return { command: node.command, title: node.description, arguments: [node] };
  if (node.document === undefined) return undefined;
  return { command: "wazir.openDocument", title: l10n.t("Open"), arguments: [node] };
}
