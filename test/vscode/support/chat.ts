import * as vscode from "vscode";

const CHAT = "workbench.action.chat.open";

/** Takes the place of the editor's chat until it is disposed. */
export interface HeardChat {
  /** What it was opened with. */
  readonly asked: readonly unknown[];
  dispose(): void;
}

/** Hears what the chat is opened with, in an editor that has one. */
export function hearChat(): HeardChat {
  const asked: unknown[] = [];
  const { commands } = vscode;
  const { executeCommand, getCommands } = commands;
  const put = (part: Partial<typeof commands>): void => {
    for (const [name, value] of Object.entries(part))
      Object.defineProperty(commands, name, { configurable: true, enumerable: true, value });
  };
  const listening = (command: string, ...rest: unknown[]): Thenable<unknown> => {
    if (command !== CHAT) return executeCommand(command, ...rest);
    asked.push(...rest);
    return Promise.resolve();
  };
  put({
    executeCommand: listening as typeof executeCommand,
    getCommands: async () => [...(await getCommands()), CHAT],
  });
  return { asked, dispose: () => put({ executeCommand, getCommands }) };
}
