import { l10n, Uri, window } from "vscode";
import { SAMPLES_SUFFIX, samplesPath } from "../../core/detect/read-samples";
import { fromNative } from "../../platform/native-path";
import { textArgument } from "../commands/command";
import { askOne } from "../commands/steps";
import type { SampledModule } from "../engine/sample-desk";
import { moduleOfUri } from "../expertise/module-uri";

/**
 * The module with detectors that an act is about: the one that its caller names, the one in the active editor, or the one
 * that a person picks. Undefined where they picked none, after a word where there is none to pick.
 */
export async function chooseDetecting(
  modules: readonly SampledModule[],
  argument: unknown,
  title: string,
): Promise<SampledModule | undefined> {
  const named = namedModule(modules, argument);
  if (named !== undefined) return named;
  if (modules.length === 0 || isNamed(argument)) {
    const message =
      modules.length === 0
        ? l10n.t("No module of this workspace has detectors yet: write some into the front matter of one.")
        : l10n.t("This module has no detectors: write some into its front matter.");
    void window.showInformationMessage(message);
    return undefined;
  }
  const items = modules.map((module) => ({ label: module.title, description: module.id, module }));
  return (await askOne(title, l10n.t("Which module?"), items))?.module;
}

/** Whether a caller names a module, in whatever way. */
function isNamed(argument: unknown): boolean {
  return argument instanceof Uri || textArgument(argument, "module") !== undefined;
}

function namedModule(modules: readonly SampledModule[], argument: unknown): SampledModule | undefined {
  const id = textArgument(argument, "module");
  if (id !== undefined) {
    const root = textArgument(argument, "root");
    return modules.find((module) => module.id === id && (root === undefined || module.root === root));
  }
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  return uri === undefined ? undefined : moduleAt(modules, uri);
}

function moduleAt(modules: readonly SampledModule[], uri: Uri): SampledModule | undefined {
  const page = moduleOfUri(uri);
  if (page !== undefined) return modules.find(({ id, root }) => id === page.id && root === page.root);
  const path = fromNative(uri.fsPath);
  return modules.find(({ place }) => (path.endsWith(SAMPLES_SUFFIX) ? samplesPath(place.path) : place.path) === path);
}
