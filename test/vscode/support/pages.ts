import * as vscode from "vscode";
import { until } from "./until";

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
