import * as vscode from "vscode";

/** Takes the place of the window's picks and input boxes until it is disposed. */
export interface Answers {
  /** What was asked, in order: placeholders of picks, prompts of boxes. */
  readonly asked: readonly string[];
  dispose(): void;
}

/** Answers picks by the beginning of a label and boxes by a text, in this order; undefined leaves. */
export function answerInputs(...answers: readonly (string | undefined)[]): Answers {
  const window = vscode.window as unknown as Record<"showQuickPick" | "showInputBox", unknown>;
  const { showQuickPick, showInputBox } = window;
  const asked: string[] = [];
  const left = [...answers];
  window.showQuickPick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions = {}) => {
    asked.push(options.placeHolder ?? "");
    const wanted = left.shift();
    return Promise.resolve(wanted === undefined ? undefined : items.find(({ label }) => label.startsWith(wanted)));
  };
  window.showInputBox = (options: vscode.InputBoxOptions) => {
    asked.push(options.prompt ?? "");
    return Promise.resolve(left.shift());
  };
  return {
    asked,
    dispose: () => {
      window.showQuickPick = showQuickPick;
      window.showInputBox = showInputBox;
    },
  };
}
