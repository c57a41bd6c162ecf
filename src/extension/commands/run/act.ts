import { commands, l10n, window } from "vscode";
import type { PersonAct } from "../../engine/run-seat";
import type { CommandContext } from "../command";
import { showFile } from "../open-document";
import type { ChosenRun } from "./chosen-run";
import { showRefusals } from "./refusals";

/** How long the word that something was done stays in the status bar, in milliseconds. */
const DONE_MILLISECONDS = 6_000;

/**
 * Does something in a run. What was done is said in the status bar; what stands against it is shown as a list. Artifacts
 * that were made for a phase are opened. Answers whether it was done.
 */
export async function act(
  context: CommandContext,
  chosen: ChosenRun,
  asked: PersonAct,
  done: string,
): Promise<boolean> {
  const { engine, open, run } = chosen;
  const outcome = await engine.seat.act(open.project, run.runId, asked);
  if (!outcome.ok && outcome.reason === "refused") {
    await showRefusals(chosen, outcome.refusals);
    return false;
  }
  if (!outcome.ok) {
    void window.showErrorMessage(outcome.message);
    return false;
  }
  context.log.info(`${run.runId}: ${outcome.events.map(({ event }) => event).join(", ")}.`);
  window.setStatusBarMessage(`$(check) ${done}`, DONE_MILLISECONDS);
  for (const notice of outcome.notices) void window.showWarningMessage(notice);
  const [first] = outcome.created;
  if (first !== undefined) await showFile(first);
  await context.state.refresh();
  return true;
}

/** Says that something was done, and offers to take it back. */
export function offerUndo(message: string, command: string, argument: unknown): void {
  const undo = l10n.t("Undo");
  // Not awaited: the command is over, whether or not anyone answers.
  void window.showInformationMessage(message, undo).then(async (answer) => {
    if (answer === undo) await commands.executeCommand(command, argument);
  });
}
