import { l10n } from "vscode";
import { act } from "./act";
import { artifactOf, saved } from "./artifact-of";
import type { RunCommand } from "./chosen-run";

/** Submits an artifact as it is now: the person becomes one of its authors. */
export const submit: RunCommand = async (context, chosen, argument) => {
  const artifact = await artifactOf(chosen, argument, l10n.t("Submit"), ["draft", "stale"]);
  if (artifact === undefined || !(await saved(chosen, artifact))) return;
  await act(context, chosen, { act: "submit", artifact }, l10n.t("Submitted {0}.", artifact));
};
