import * as vscode from "vscode";

const CHAT = "workbench.action.chat.open";

/** Takes the place of the editor's chat until it is disposed. */
export interface HeardChat {
  /** What it was opened with. */
  readonly asked: readonly unknown[];
  dispose(): void;
}

/** Hears what the chat is opened with, in an editor that has one; `answer` is what comes of it. */
export function hearChat(answer: () => Promise<unknown> = () => Promise.resolve()): HeardChat {
  const asked: unknown[] = [];
  const { executeCommand } = vscode.commands;
  const listening = (command: string, ...rest: unknown[]): Thenable<unknown> => {
    if (command !== CHAT) return executeCommand(command, ...rest);
    asked.push(...rest);
    return answer();
  };
  const known = listCommands((all) => [...all, CHAT]);
  put("executeCommand", listening as typeof executeCommand);
  return {
    asked,
    dispose: () => {
      put("executeCommand", executeCommand);
      known.dispose();
    },
  };
}

/** Has the editor have no chat until it is disposed. */
export function withoutChat(): { dispose(): void } {
  return listCommands((all) => all.filter((command) => command !== CHAT));
}

function listCommands(change: (all: readonly string[]) => string[]): { dispose(): void } {
  const { getCommands } = vscode.commands;
  put("getCommands", async () => change(await getCommands()));
  return { dispose: () => put("getCommands", getCommands) };
}

function put<Name extends keyof typeof vscode.commands>(name: Name, value: (typeof vscode.commands)[Name]): void {
  Object.defineProperty(vscode.commands, name, { configurable: true, enumerable: true, value });
}
