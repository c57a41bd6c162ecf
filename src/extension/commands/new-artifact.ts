import { l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { ArtifactChoice } from "../engine/artifact-choices";
import type { OpenProject } from "../engine/open-project";
import { chooseRunningProject } from "./choose-project";
import { textArgument, type Command, type CommandContext } from "./command";
import { showFile } from "./open-document";

/** Adds an artifact to the run under way, or opens the one of that kind it has. A caller may give `kind`. */
export const newArtifact: Command = async (context, argument) => {
  const open = await chooseRunningProject(context, argument, l10n.t("New Artifact"));
  if (open === undefined) return;
  const choices = await (await context.engine()).artifactChoices(open.project);
  const named = textArgument(argument, "artifactKind");
  const choice = choices?.find((one) => one.kind === named) ?? (await pickKind(choices ?? []));
  if (choice?.existing !== undefined) await showFile(choice.existing);
  else if (choice !== undefined) await createAndShow(context, open, choice.kind);
};

interface KindItem extends QuickPickItem {
  readonly choice?: ArtifactChoice;
}

async function pickKind(choices: readonly ArtifactChoice[]): Promise<ArtifactChoice | undefined> {
  const items = [
    separator(l10n.t("this phase")),
    ...choices.filter((choice) => choice.ofCurrentPhase).map(kindItem),
    separator(l10n.t("other phases")),
    ...choices.filter((choice) => !choice.ofCurrentPhase).map(kindItem),
  ];
  const title = l10n.t("New Artifact");
  const placeHolder = l10n.t("Which kind of artifact? One that the run has already is opened.");
  const picked = await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.choice;
}

function separator(label: string): KindItem {
  return { label, kind: QuickPickItemKind.Separator };
}

function kindItem(choice: ArtifactChoice): KindItem {
  const where = `${choice.phase} · ${choice.role}`;
  return {
    choice,
    label: choice.title,
    description: choice.existing === undefined ? where : l10n.t("{0} · opens what is there", where),
    detail: choice.summary,
  };
}

/** Writes an artifact into the run under way from its template, and shows it. */
export async function createAndShow(context: CommandContext, open: OpenProject, kind: string): Promise<void> {
  const created = await (await context.engine()).createArtifact(open.project, kind);
  if (!created.ok) {
    void window.showErrorMessage(created.message);
    return;
  }
  await showFile(created.path);
  await context.state.refresh();
}
