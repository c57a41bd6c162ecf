import { l10n, StatusBarAlignment, type StatusBarItem, window } from "vscode";
import type { OpenProject } from "./engine/open-project";
import { fromNative } from "../platform/native-path";
import { runLine, runWords } from "./nodes/run-words";
import { joined, spokenOf } from "./nodes/tree-node";
import { plainTooltip } from "./plain-tooltip";
import type { ProjectState } from "./project-state";

/** The status bar item of the run under way: of the active editor's project, or else of the first that has one. */
export interface RunStatus {
  /** Undefined while it is hidden. */
  readonly shown: StatusBarItem | undefined;
  dispose(): void;
}

/** Makes the item; it stays hidden until a snapshot has a run. */
export function createRunStatus(state: ProjectState): RunStatus {
  const item = window.createStatusBarItem("wazir.run", StatusBarAlignment.Left, 50);
  item.name = l10n.t("Wazir Run");
  let shown: StatusBarItem | undefined;

  const update = (): void => {
    const open = projectToShow(state.snapshot?.projects ?? []);
    if (open?.run === undefined) {
      shown = undefined;
      item.hide();
      return;
    }
    const { root, run } = open;
    const words = runWords(run, l10n.t);
    const { text, spoken } = runLine(run, words, l10n.t);
    // `$(` in a title would be read as an icon.
    item.text = `$(${words.icon}) ${text.replaceAll("$(", "$ (")}`;
    const click = l10n.t("Click for Next: it does the next thing, or says why not.");
    item.tooltip = plainTooltip([run.title, joined(words.state, words.wait), ...words.reasons, click]);
    item.accessibilityInformation = { label: spokenOf(spoken, l10n.t("does the next thing")), role: "button" };
    item.command = { command: "wazir.next", title: l10n.t("Next"), arguments: [{ root, run: run.id }] };
    item.show();
    shown = item;
  };
  const subscriptions = [item, state.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
  return {
    get shown() {
      return shown;
    },
    dispose: () => {
      for (const one of subscriptions) one.dispose();
    },
  };
}

function projectToShow(projects: readonly OpenProject[]): OpenProject | undefined {
  const active = activeProject(projects);
  return active?.run === undefined ? projects.find((project) => project.run !== undefined) : active;
}

/** The project that the active editor's file belongs to: the innermost, where one holds another. */
export function activeProject(projects: readonly OpenProject[]): OpenProject | undefined {
  const uri = window.activeTextEditor?.document.uri;
  if (uri?.scheme !== "file") return undefined;
  const path = fromNative(uri.fsPath);
  return projects
    .filter((project) => path.startsWith(`${project.root}/`))
    .reduce<OpenProject | undefined>((a, b) => (a === undefined || b.root.length > a.root.length ? b : a), undefined);
}
