import { commands, env, l10n, window } from "vscode";
import { textArgument } from "../command";
import type { ChosenRun, RunCommand } from "./chosen-run";

/** Copies the text that puts an agent back in its place in the run. */
export const copyCapsule: RunCommand = async (_context, { engine, open, run }) => {
  await copied(await engine.capsule(open.project, run), l10n.t("Copied the capsule."));
};

/** Copies what an agent needs to do a phase: the contract of its role, its workflow, and its inputs. */
export const copyRolePrompt: RunCommand = async (_context, chosen, argument) => {
  const prompt = await promptOf(chosen, argument);
  if (prompt !== undefined) await copied(prompt, l10n.t("Copied the role prompt."));
};

/** Opens the editor's chat with the role prompt in it, not yet sent; copies it where there is no chat. */
export const openInChat: RunCommand = async (_context, chosen, argument) => {
  const query = await promptOf(chosen, argument);
  if (query === undefined) return;
  try {
    if (!(await commands.getCommands()).includes(CHAT)) throw new Error("no chat");
    await commands.executeCommand(CHAT, { query, isPartialQuery: true });
  } catch {
    await env.clipboard.writeText(query);
    void window.showInformationMessage(l10n.t("This editor has no chat to open: the prompt is in the clipboard."));
  }
};

const CHAT = "workbench.action.chat.open";

async function promptOf({ engine, open, run }: ChosenRun, argument: unknown): Promise<string | undefined> {
  const prompt = await engine.rolePrompt(open.project, run, textArgument(argument, "phase"));
  if (prompt === undefined) void window.showInformationMessage(l10n.t("No phase of the run is open: Next enters one."));
  return prompt;
}

async function copied(text: string, done: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(copy) ${done}`, 6_000);
}
