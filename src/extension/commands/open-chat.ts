import { commands, env, l10n, window } from "vscode";

const CHAT = "workbench.action.chat.open";

/** Opens the editor's chat with a text in it, not yet sent; copies it where there is no chat. */
export async function openChat(query: string): Promise<void> {
  try {
    if (!(await commands.getCommands()).includes(CHAT)) throw new Error("no chat");
    await commands.executeCommand(CHAT, { query, isPartialQuery: true });
  } catch {
    await env.clipboard.writeText(query);
    void window.showInformationMessage(l10n.t("This editor has no chat to open: the prompt is in the clipboard."));
  }
}
