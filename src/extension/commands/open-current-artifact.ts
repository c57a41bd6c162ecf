import { l10n, window } from "vscode";
import type { OpenProject } from "../engine/open-project";
import { chooseRunningProject } from "./choose-project";
import type { Command, CommandContext } from "./command";
import { createAndShow } from "./new-artifact";
import { offerRun } from "./offer-run";
import { showFile } from "./open-document";

/** Opens the artifact that the phase of the run under way is there to write. */
export const openCurrentArtifact: Command = async (context, argument) => {
  const open = await chooseRunningProject(context, argument, l10n.t("Open Current Artifact"));
  if (open !== undefined) await openArtifact(context, open);
};

async function openArtifact(context: CommandContext, open: OpenProject): Promise<void> {
  const engine = await context.engine();
  const artifact = await engine.currentArtifact(open.project);
  switch (artifact.state) {
    case "there":
      await showFile(artifact.path);
      return;
    case "missing": {
      const create = l10n.t("New Artifact");
      const message = l10n.t("The phase {0} has no {1} yet.", artifact.phase, artifact.kind);
      const answer = await window.showInformationMessage(message, create);
      if (answer === create) await createAndShow(context, open, artifact.kind);
      return;
    }
    case "no phase":
      void window.showInformationMessage(l10n.t("The run is in no phase that leaves an artifact."));
      return;
    case "no run":
      await offerRun();
  }
}
