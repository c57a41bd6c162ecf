import { commands, l10n, window } from "vscode";
import { showFile } from "../open-document";
import { act } from "./act";
import { saved } from "./artifact-of";
import type { ChosenRun, RunCommand } from "./chosen-run";
import { showRefusals } from "./refusals";
import { settlingCommand } from "./settle";

/**
 * Does the next thing in a run: enters the next phase, or finishes, where nothing stands against it; does what settles
 * the only reason, where there is one; or else shows all reasons.
 */
export const next: RunCommand = async (context, chosen) => {
  const { overview } = chosen;
  if (overview.next === undefined) {
    const start = l10n.t("Start Run");
    const message = l10n.t("The run is {0}. Start another one.", chosen.run.state.status);
    if ((await window.showInformationMessage(message, start)) === start)
      await commands.executeCommand("wazir.startRun");
    return;
  }
  const { phase, refusals } = overview.next;
  const [first] = refusals;
  if (first === undefined) {
    const done = phase === undefined ? l10n.t("Finished the run.") : l10n.t("Entered {0}.", phase.title);
    await act(context, chosen, { act: phase === undefined ? "finish" : "enter" }, done);
    return;
  }
  if (refusals.length > 1 || !(await settled(chosen))) await showRefusals(chosen, refusals);
};

/** Does what the only reason against going on asks for. False where that is more than one act. */
async function settled(chosen: ChosenRun): Promise<boolean> {
  const { open, run, overview } = chosen;
  const [reason] = overview.next?.refusals ?? [];
  if (reason === undefined) return false;
  const { settle, code, path } = reason;
  if (code === "gate/artifact-is-template" && path !== undefined) {
    // What is on the disk says no more than its template: what to do is to write.
    await showFile(`${run.folder}/${path}`);
    return true;
  }
  if (settle.act === "submit" && !(await saved(chosen, settle.argument))) return true;
  const command = settlingCommand({ root: open.root, run: run.runId }, settle, code);
  if (command === undefined || !["submit", "approve", "resume", "enter", "record_evidence"].includes(settle.act))
    return false;
  await commands.executeCommand(command.command, command.argument);
  return true;
}
