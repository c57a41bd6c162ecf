import { commands, l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import type { Refusal } from "../../../core/pipeline/refusal";
import { showPlace } from "../open-document";
import type { ChosenRun } from "./chosen-run";
import { settlingCommand, type SettlingCommand } from "./settle";

interface RefusalItem extends QuickPickItem {
  readonly refusal: Refusal;
  readonly settling: SettlingCommand | undefined;
}

/**
 * Shows every reason against something as a list. Taking one shows its place in its document and offers what settles
 * it; the item's button settles it straight away. A reason that has no place is settled at once.
 */
export async function showRefusals(chosen: ChosenRun, refusals: readonly Refusal[]): Promise<void> {
  const pick = window.createQuickPick<RefusalItem>();
  pick.title = l10n.t("Wazir: not yet, for {0} reasons", refusals.length);
  if (refusals.length === 1) pick.title = l10n.t("Wazir: not yet, for this reason");
  pick.placeholder = l10n.t("Take a reason to see its place and to settle it");
  pick.items = refusals.map((refusal) => itemOf(chosen, refusal));
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const taken = await new Promise<{ item: RefusalItem; settle: boolean } | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      resolve(item === undefined ? undefined : { item, settle: false });
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ item, settle: true });
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  if (taken !== undefined) await follow(chosen, taken.item, taken.settle);
}

function itemOf({ open, run }: ChosenRun, refusal: Refusal): RefusalItem {
  const settling = settlingCommand({ root: open.root, run: run.runId }, refusal.settle, refusal.code);
  const { message, path, code } = refusal;
  const way = settling?.title ?? (refusal.settle.act === "edit" ? l10n.t("Edit it") : undefined);
  return {
    refusal,
    settling,
    label: `$(error) ${message.replaceAll("`", "").replaceAll("$(", "$ (")}`,
    // Most messages name the document themselves.
    description: path === undefined || message.includes(path) ? "" : path,
    detail: way === undefined ? code : `→ ${way} · ${code}`,
    buttons: settling === undefined ? [] : [{ iconPath: new ThemeIcon(settling.icon), tooltip: settling.title }],
  };
}

async function follow({ run }: ChosenRun, { refusal, settling }: RefusalItem, settle: boolean): Promise<void> {
  const { path, range, message } = refusal;
  const settleIt = async (): Promise<void> => {
    if (settling !== undefined) await commands.executeCommand(settling.command, settling.argument);
  };
  if (settle || path === undefined) return settleIt();
  await showPlace(`${run.folder}/${path}`, range?.start);
  if (settling === undefined) return;
  void window
    .showInformationMessage(message.replaceAll("`", ""), settling.title)
    .then((answer) => (answer === settling.title ? settleIt() : undefined));
}
