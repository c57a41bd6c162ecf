import { commands, Disposable, l10n, type Memento, window, workspace } from "vscode";
import { settlingCommand } from "../commands/run/settle";
import { showPlace } from "../commands/open-document";
import type { Engine } from "../engine/engine";
import type { OpenProject } from "../engine/open-project";
import type { ProjectState } from "../project-state";
import { personNotice, untold, type PersonNotice } from "./person-notices";

const SETTING = "wazir.notifications.enabled";

/** Under what name a workspace keeps what its person was told. */
const TOLD = "wazir.told";

/** How long a run has to stay as it is before it is spoken of: one act may write several events. In milliseconds. */
const SETTLE_MILLISECONDS = 500;

/**
 * Tells the person once what a run needs of them and of nobody else, with the act as a button. What was told is kept
 * with the workspace, so that loading the window anew says nothing twice.
 */
export function notifyPerson(engine: Engine, state: ProjectState, memory: Memento): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (!workspace.getConfiguration().get<boolean>(SETTING, true)) return;
    const projects = state.snapshot?.projects ?? [];
    const notices = projects.flatMap((open) => {
      const notice = personNotice(open, l10n.t);
      return notice === undefined || !isTheirs(engine, open, notice) ? [] : [notice];
    });
    const runs = projects.map(({ run }) => run?.id);
    const { fresh, told } = untold(memory.get<readonly string[]>(TOLD, []), notices, runs);
    if (fresh.length === 0) return;
    void memory.update(TOLD, told);
    for (const notice of fresh) void tell(notice);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MILLISECONDS);
  };
  soon();
  return Disposable.from(
    { dispose: () => clearTimeout(timer) },
    state.onDidChange(soon),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SETTING) && soon()),
  );
}

/** Whether the person at this editor is the one who can: nobody approves a review of their own work. */
function isTheirs({ seat }: Engine, { project, run }: OpenProject, { reason: { settle } }: PersonNotice): boolean {
  if (settle.act !== "ask_reviewer" || run?.seen.ok !== true) return true;
  const artifact = settle.argument;
  const sha256 = run.seen.run.view.artifacts.find(({ path }) => path === artifact)?.sha256 ?? "";
  return seat.judge(project, run.seen.run, { act: "approve", artifact, sha256 }).length === 0;
}

async function tell({ message, root, run, reason, path }: PersonNotice): Promise<void> {
  const settling = settlingCommand({ root, run }, reason.settle, reason.code);
  const show = l10n.t("Show What Is Open");
  const act = settling?.title ?? (path === undefined ? undefined : l10n.t("Open"));
  const answer = await window.showInformationMessage(message, ...(act === undefined ? [] : [act]), show);
  if (answer === undefined) return;
  if (answer === show) await commands.executeCommand("wazir.showOpen", { root, run });
  else if (settling !== undefined) await commands.executeCommand(settling.command, settling.argument);
  else if (path !== undefined) await showPlace(path, reason.range?.start);
}
