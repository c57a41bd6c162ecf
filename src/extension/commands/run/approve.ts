import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { GateAnswer } from "../../../core/pipeline/gates/pass-phase";
import type { Refusal } from "../../../core/pipeline/refusal";
import type { CommandContext } from "../command";
import { showPlace } from "../open-document";
import { act } from "./act";
import { artifactOf, saved } from "./artifact-of";
import { chooseRun, type ChosenRun, type RunCommand } from "./chosen-run";
import { compareWithApproved } from "./compare";
import { answerItem } from "./gate-words";
import { showRefusals } from "./refusals";

/**
 * Shows an artifact, beside it what changed since it was approved last, and what the gate of its phase has checked; then
 * one act of the person's signs it. An artifact that was edited since it was submitted is submitted with the same act.
 */
export const approve: RunCommand = async (context, chosen, argument) => {
  const artifact = await artifactOf(chosen, argument, l10n.t("Approve"), ["submitted", "stale"]);
  if (artifact === undefined || !(await saved(chosen, artifact))) return;
  const fresh = await chooseRun(context, { root: chosen.open.root, run: chosen.run.runId }, "");
  if (fresh === undefined) return;
  const view = fresh.run.view.artifacts.find(({ path }) => path === artifact);
  const sha256 = view?.sha256 ?? "";
  const reasons = fresh.engine.seat.judge(fresh.open.project, fresh.run, { act: "approve", artifact, sha256 });
  const needsSubmitting = reasons.some((reason) => isOwnSubmit(reason, artifact));
  const others = reasons.filter((reason) => !isOwnSubmit(reason, artifact));
  if (others.length > 0) return showRefusals(fresh, others);
  await compareWithApproved(fresh, artifact);
  const decision = await decide(fresh, artifact, needsSubmitting);
  const subject = { root: fresh.open.root, run: fresh.run.runId, artifact };
  if (decision === "reject") await commands.executeCommand("wazir.reject", subject);
  if (decision === "sign") await sign(context, fresh, { artifact, sha256, needsSubmitting });
};

function isOwnSubmit({ settle }: Refusal, artifact: string): boolean {
  return settle.act === "submit" && settle.argument === artifact;
}

interface Signing {
  readonly artifact: string;
  readonly sha256: string;
  readonly needsSubmitting: boolean;
}

async function sign(
  context: CommandContext,
  chosen: ChosenRun,
  { artifact, sha256, needsSubmitting }: Signing,
): Promise<void> {
  if (needsSubmitting && !(await act(context, chosen, { act: "submit", artifact }, l10n.t("Submitted {0}.", artifact))))
    return;
  // The engine compares this digest with the file once more, under the run's lock: what is signed is what was shown.
  await act(context, chosen, { act: "approve", artifact, sha256 }, l10n.t("Approved {0}.", artifact));
}

interface DecisionItem extends QuickPickItem {
  readonly decision?: "sign" | "reject" | "compare";
  readonly reason?: Refusal;
}

/** Shows what was checked and asks. The first item decides nothing, so that Enter by mistake signs nothing. */
async function decide(
  chosen: ChosenRun,
  artifact: string,
  needsSubmitting: boolean,
): Promise<"sign" | "reject" | undefined> {
  const pick = window.createQuickPick<DecisionItem>();
  pick.title = l10n.t("Approve {0}", artifact);
  pick.placeholder = l10n.t("Read it first. Signing says that it is approved as it stands.");
  pick.ignoreFocusOut = true;
  pick.items = itemsOf(chosen, artifact, needsSubmitting);
  const taken = await new Promise<DecisionItem | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.decision === undefined && item?.reason === undefined) return;
      resolve(item);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  const { reason } = taken ?? {};
  if (reason?.path !== undefined) await showPlace(`${chosen.run.folder}/${reason.path}`, reason.range?.start);
  return taken?.decision === "sign" || taken?.decision === "reject" ? taken.decision : undefined;
}

function itemsOf(chosen: ChosenRun, artifact: string, needsSubmitting: boolean): readonly DecisionItem[] {
  const phase = chosen.overview.phases.find(({ artifacts }) => artifacts.some(({ path }) => path === artifact));
  const answers = (phase?.answers ?? []).map((answer) => withoutOwn(answer, artifact));
  const signTitle = needsSubmitting ? l10n.t("Submit and Sign") : l10n.t("Sign");
  const own = needsSubmitting
    ? l10n.t("You become one of its authors, and sign it as it stands.")
    : l10n.t("Your signature goes into the run's log.");
  return [
    { label: l10n.t("checked"), kind: QuickPickItemKind.Separator },
    ...answers.map((answer) => {
      const [reason] = answer.reasons;
      return { ...answerItem(answer), ...(reason === undefined ? {} : { reason }) };
    }),
    { label: l10n.t("decide"), kind: QuickPickItemKind.Separator },
    { label: `$(verified) ${signTitle}`, detail: own, decision: "sign" },
    {
      label: `$(discard) ${l10n.t("Reject…")}`,
      detail: l10n.t("Send the work back with a reason."),
      decision: "reject",
    },
  ];
}

/** What signing settles itself is no reason against it. */
function withoutOwn({ question, reasons }: GateAnswer, artifact: string): GateAnswer {
  const settled = ({ settle }: Refusal): boolean =>
    settle.argument === artifact && ["approve", "submit", "ask_reviewer"].includes(settle.act);
  return { question, reasons: reasons.filter((reason) => !settled(reason)) };
}
