import { l10n, window } from "vscode";
import { textArgument } from "../command";
import { askLine, askOne } from "../steps";
import { act, offerUndo } from "./act";
import type { RunCommand } from "./chosen-run";

/** Halts a run. */
export const pauseRun: RunCommand = async (context, chosen, argument) => {
  const reason = textArgument(argument, "reason");
  const asked = { act: "pause", ...(reason === undefined ? {} : { reason }) } as const;
  if (!(await act(context, chosen, asked, l10n.t("Paused the run.")))) return;
  const again = { root: chosen.open.root, run: chosen.run.runId };
  offerUndo(l10n.t("The run is paused: nobody goes on with it but a person."), "wazir.resumeRun", again);
};

/** Goes on with a run that was paused. */
export const resumeRun: RunCommand = (context, chosen) =>
  act(context, chosen, { act: "resume" }, l10n.t("The run goes on.")).then(() => undefined);

/** Ends a run whose every phase passes. */
export const finishRun: RunCommand = (context, chosen) =>
  act(context, chosen, { act: "finish" }, l10n.t("Finished the run.")).then(() => undefined);

/** Gives a run up, after a reason and a confirmation: the log has no way back from that. */
export const abandonRun: RunCommand = async (context, chosen, argument) => {
  const reason =
    textArgument(argument, "reason") ?? (await askLine(l10n.t("Abandon Run"), l10n.t("Why is the run given up?")));
  if (reason === undefined) return;
  const abandon = l10n.t("Abandon");
  const detail = l10n.t(
    "An abandoned run cannot be taken up again; its files stay as they are. To halt it for a while, pause it.",
  );
  const title = chosen.run.state.about?.title ?? chosen.run.runId;
  const answer = await window.showWarningMessage(l10n.t("Give up {0}?", title), { modal: true, detail }, abandon);
  if (answer === abandon) await act(context, chosen, { act: "abandon", reason }, l10n.t("Gave the run up."));
};

/** Goes on although a line of the log is damaged: the person decides, and says why. */
export const acceptLog: RunCommand = async (context, chosen, argument) => {
  const title = l10n.t("Go On with Damaged Log");
  const given = (argument as { readonly line?: unknown } | undefined)?.line;
  const { damage } = chosen.run.view;
  if (damage.length === 0) {
    void window.showInformationMessage(l10n.t("The log of this run is as it was written."));
    return;
  }
  const items = damage.map(({ line, why }) => ({ label: l10n.t("Line {0}", line), detail: why, line }));
  const line = typeof given === "number" ? given : (await askOne(title, l10n.t("Which line?"), items))?.line;
  if (line === undefined) return;
  const prompt = l10n.t("Why can the run go on? Line {0} is not as it was written.", line);
  const reason = textArgument(argument, "reason") ?? (await askLine(title, prompt));
  if (reason === undefined) return;
  await act(context, chosen, { act: "accept_log", line, reason }, l10n.t("Accepted line {0} of the log.", line));
};

/** Trusts this editor's key beside the one that the machine knows the person by. */
export const trustKey: RunCommand = async (_context, { engine }) => {
  const trust = l10n.t("Trust Key");
  const detail = l10n.t(
    "You have approved with another key on this machine before, for example at a terminal. Trust the editor's key only if you are the one who uses this editor.",
  );
  const answer = await window.showWarningMessage(l10n.t("Is this editor's key yours?"), { modal: true, detail }, trust);
  if (answer !== trust) return;
  const fault = await engine.seat.trustOwnKey();
  if (fault !== undefined) void window.showErrorMessage(fault);
  else window.setStatusBarMessage(`$(key) ${l10n.t("Your key is trusted: approve once more.")}`, 6_000);
};
