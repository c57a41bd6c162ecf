import { l10n, MarkdownString, StatusBarAlignment, window } from "vscode";
import type { OpenProject, OpenRun } from "./engine/open-project";
import { fromNative } from "../platform/native-path";
import type { ProjectState } from "./project-state";

/** What the status bar says now; undefined while the item is hidden. */
export interface StatusBarText {
  readonly text: string;
  readonly spoken: string;
}

/** The status bar item of the run under way: of the active editor's project, or else of the first that has one. */
export interface RunStatus {
  readonly shown: StatusBarText | undefined;
  dispose(): void;
}

/** The longest title shown in full. */
const MAX_TITLE = 40;

/** Makes the item; it stays hidden until a snapshot has a run. */
export function createRunStatus(state: ProjectState): RunStatus {
  const item = window.createStatusBarItem("wazir.run", StatusBarAlignment.Left, 50);
  item.name = l10n.t("Wazir Run");
  item.command = "wazir.openCurrentArtifact";
  let shown: StatusBarText | undefined;

  const update = (): void => {
    const run = runToShow(state.snapshot?.projects ?? []);
    shown = run === undefined ? undefined : textOf(run);
    if (run === undefined || shown === undefined) {
      item.hide();
      return;
    }
    item.text = shown.text;
    item.tooltip = tooltipOf(run);
    item.accessibilityInformation = { label: shown.spoken };
    item.show();
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

function runToShow(projects: readonly OpenProject[]): OpenRun | undefined {
  return activeProject(projects)?.run ?? projects.find((project) => project.run !== undefined)?.run;
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

function textOf(run: OpenRun): StatusBarText {
  const title = run.title.length > MAX_TITLE ? `${run.title.slice(0, MAX_TITLE - 1)}…` : run.title;
  const words = run.phase === "" ? title : `${title} · ${run.phase}`;
  const spoken =
    run.phase === ""
      ? l10n.t("Run {0}. Opens the current artifact.", run.title)
      : l10n.t("Run {0}, phase {1}. Opens the current artifact.", run.title, run.phase);
  // `$(` in a title would be read as an icon.
  return { text: `$(play-circle) ${words.replaceAll("$(", "$ (")}`, spoken };
}

function tooltipOf(run: OpenRun): MarkdownString {
  const tooltip = new MarkdownString().appendText(run.title);
  if (run.phase !== "") tooltip.appendMarkdown("\n\n").appendText(l10n.t("Phase: {0}", run.phase));
  return tooltip.appendMarkdown("\n\n").appendText(l10n.t("Click to open the current artifact."));
}
