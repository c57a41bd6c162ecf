import * as vscode from "vscode";

/** Has the next quick pick choose the item with this label, and gives the labels it was offered. */
export function pickNext(label: string): Promise<readonly string[]> {
  const { showQuickPick } = vscode.window;
  return new Promise((resolve) => {
    const instead = (items: readonly vscode.QuickPickItem[]): Thenable<vscode.QuickPickItem | undefined> => {
      vscode.window.showQuickPick = showQuickPick;
      resolve(items.map((item) => item.label));
      return Promise.resolve(items.find((item) => item.label === label));
    };
    vscode.window.showQuickPick = instead as typeof showQuickPick;
  });
}

/** Has the next quick pick for several items choose those with these labels, and gives the labels it was offered. */
export function answerMany(...labels: readonly string[]): Promise<readonly string[]> {
  const { showQuickPick } = vscode.window;
  return new Promise((resolve) => {
    const instead = (items: readonly vscode.QuickPickItem[]): Thenable<readonly vscode.QuickPickItem[]> => {
      vscode.window.showQuickPick = showQuickPick;
      resolve(items.map((item) => item.label));
      return Promise.resolve(items.filter((item) => labels.includes(item.label)));
    };
    vscode.window.showQuickPick = instead as typeof showQuickPick;
  });
}
