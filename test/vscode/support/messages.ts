import * as vscode from "vscode";

/** Messages that were shown, each with its buttons. */
export interface ShownMessage {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** Takes the place of the window's messages until it is disposed. */
export interface Messages {
  readonly shown: readonly ShownMessage[];
  dispose(): void;
}

type Shown = (text: string, ...buttons: string[]) => Thenable<string | undefined>;

const KINDS = ["showInformationMessage", "showWarningMessage", "showErrorMessage"] as const;

/** Answers every message with one of these buttons, or leaves it unanswered where it has none of them. */
export function answerMessages(...answers: readonly string[]): Messages {
  const shown: ShownMessage[] = [];
  const window = vscode.window as unknown as Record<(typeof KINDS)[number], Shown>;
  const originals = KINDS.map((kind) => [kind, window[kind]] as const);
  const instead: Shown = (text, ...buttons) => {
    shown.push({ text, buttons });
    return Promise.resolve(buttons.find((button) => answers.includes(button)));
  };
  for (const kind of KINDS) window[kind] = instead;
  return {
    shown,
    dispose: () => {
      for (const [kind, original] of originals) window[kind] = original;
    },
  };
}
