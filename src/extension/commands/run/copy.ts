import { l10n, window } from "vscode";
import { textArgument, type CommandContext } from "../command";
import { copyText } from "../copy-text";
import { openChat } from "../open-chat";
import type { ChosenRun, RunCommand } from "./chosen-run";

/** Copies the text that puts an agent back in its place in the run. */
export const copyCapsule: RunCommand = async (_context, { engine, open, run }) => {
  await copyText(await engine.capsule(open.project, run), l10n.t("Copied the capsule."));
};

/** Copies what an agent needs to do a phase: the contract of its role, its workflow, and its inputs. */
export const copyRolePrompt: RunCommand = async (context, chosen, argument) => {
  const prompt = await promptOf(context, chosen, argument);
  if (prompt !== undefined) await copyText(prompt, l10n.t("Copied the role prompt."));
};

/** Opens the editor's chat with the role prompt in it, not yet sent; copies it where there is no chat. */
export const openInChat: RunCommand = async (context, chosen, argument) => {
  const query = await promptOf(context, chosen, argument);
  if (query === undefined) return;
  await openChat(query);
};

async function promptOf(
  { expertise }: CommandContext,
  { engine, open, run }: ChosenRun,
  argument: unknown,
): Promise<string | undefined> {
  const found = await engine.rolePrompt(open.project, run, textArgument(argument, "phase"));
  if (found === undefined) {
    void window.showInformationMessage(l10n.t("No phase of the run is open: Next enters one."));
    return undefined;
  }
  const { prompt, role, phase } = found;
  const context = await (await expertise()).contextFor({ open, role, phase, task: run.state.about?.title ?? "" });
  if (context === undefined) {
    void window.showWarningMessage(l10n.t("The expertise could not be composed: the prompt goes without it."));
    return prompt;
  }
  return context === "" ? prompt : `${prompt}\n${context}`;
}
