import { l10n, TabInputCustom, TabInputText, Uri, window } from "vscode";
import { textArgument } from "../commands/command";
import type { ModuleTexts } from "../engine/expertise-shelf";
import type { OpenProject } from "../engine/open-project";
import { activeProject } from "../status-bar";
import type { ExpertiseAround } from "./expertise";
import { moduleOfUri, type ModuleRef } from "./module-uri";
import { pickModule } from "./pick-module";

/** A module that an act is about, with its words. */
export interface ChosenModule {
  readonly ref: ModuleRef;
  readonly texts: ModuleTexts;
}

/**
 * The module that an act is about: the one that its caller names, the one whose page is shown, or the one that a person
 * finds. Undefined where they found none, after a word where the named one is not there.
 */
export async function chooseModule(
  around: ExpertiseAround,
  argument: unknown,
  title: string,
): Promise<ChosenModule | undefined> {
  const open = await openOf(around, argument);
  const given = namedModule(argument, open?.root) ?? (argument === undefined ? shownModule() : undefined);
  const ref = given ?? (await pickModule(around, open, title));
  if (ref === undefined) return undefined;
  const { expertise } = await around.engine();
  const { projects } = await around.state.loaded();
  const owner = projects.find(({ root }) => root === ref.root);
  const texts = expertise.texts(owner, ref.id);
  if (texts === undefined) {
    void window.showWarningMessage(l10n.t("There is no module {0} here.", ref.id));
    return undefined;
  }
  return { ref, texts };
}

/** The project whose modules are meant: the one that a caller names, the active editor's, or the first. */
export async function openOf({ state }: ExpertiseAround, argument: unknown): Promise<OpenProject | undefined> {
  const { projects } = await state.loaded();
  const root = textArgument(argument, "root");
  return projects.find((project) => project.root === root) ?? activeProject(projects) ?? projects[0];
}

function namedModule(argument: unknown, root: string | undefined): ModuleRef | undefined {
  if (argument instanceof Uri) return moduleOfUri(argument);
  const id = typeof argument === "string" ? argument : textArgument(argument, "module");
  return id === undefined ? undefined : { id: id.replace(/#.*$/, ""), root: textArgument(argument, "root") ?? root };
}

/** The rule that a caller names, as in `module#R2`. */
export function namedRule(argument: unknown): string | undefined {
  const id = typeof argument === "string" ? argument : textArgument(argument, "module");
  return textArgument(argument, "rule") ?? id?.split("#")[1];
}

/** The module whose page is in the active tab. */
function shownModule(): ModuleRef | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom || input instanceof TabInputText ? moduleOfUri(input.uri) : undefined;
}
