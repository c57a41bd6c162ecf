import { l10n, window, workspace } from "vscode";
import { relativeTo } from "../../../core/files/path";
import type { ArtifactMark, ArtifactOverview } from "../../../core/pipeline/run-overview";
import { fromNative } from "../../../platform/native-path";
import { textArgument } from "../command";
import { askOne } from "../steps";
import type { ChosenRun } from "./chosen-run";

/** The marks of artifacts that are there. */
export const PRESENT: readonly ArtifactMark[] = ["draft", "submitted", "approved", "stale"];

/**
 * The artifact that a command is about, below the run's folder: the one that its caller names, the active editor's, the
 * only one with one of these marks, or the one that the person picks.
 */
export async function artifactOf(
  chosen: ChosenRun,
  argument: unknown,
  title: string,
  marks: readonly ArtifactMark[],
): Promise<string | undefined> {
  const named = textArgument(argument, "artifact") ?? activeArtifact(chosen);
  if (named !== undefined) return named;
  const fitting = artifactsOf(chosen).filter(({ mark }) => marks.includes(mark));
  const [only] = fitting;
  if (only === undefined) {
    void window.showInformationMessage(l10n.t("{0}: no artifact of this run is ready for that.", title));
    return undefined;
  }
  if (fitting.length === 1) return only.path;
  const items = fitting.map(({ path, kind, mark }) => ({ label: kind, description: `${path} · ${mark}`, path }));
  return (await askOne(title, l10n.t("Which artifact?"), items))?.path;
}

/** The artifact that the active editor shows; undefined where it shows none of this run. */
function activeArtifact(chosen: ChosenRun): string | undefined {
  const uri = window.activeTextEditor?.document.uri;
  if (uri?.scheme !== "file") return undefined;
  const path = relativeTo(chosen.run.folder, fromNative(uri.fsPath));
  return path?.startsWith("artifacts/") === true ? path : undefined;
}

/** The artifacts of the phases that were begun. */
function artifactsOf({ overview }: ChosenRun): readonly ArtifactOverview[] {
  return overview.phases.flatMap(({ artifacts }) => artifacts);
}

/** Saves an artifact that is open with changes, since what counts is what is on disk. False where it cannot be saved. */
export async function saved({ run }: ChosenRun, artifact: string): Promise<boolean> {
  const path = `${run.folder}/${artifact}`;
  const document = workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.scheme === "file" && fromNative(uri.fsPath) === path,
  );
  if (document === undefined || (await document.save())) return true;
  void window.showErrorMessage(l10n.t("{0} could not be saved.", artifact));
  return false;
}
