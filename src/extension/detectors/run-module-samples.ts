import { l10n, workspace } from "vscode";
import { offerTrust } from "../offer-trust";
import type { SampleTests } from "../testing/sample-tests";
import { chooseDetecting } from "./chosen-module";

/** Runs the samples of a module, and shows them in the Test Explorer. */
export async function runModuleSamples({ samples }: { samples: SampleTests }, argument: unknown): Promise<void> {
  const module = await chooseDetecting(samples.modules, argument, l10n.t("Run Detector Samples"));
  if (module === undefined) return;
  if (!workspace.isTrusted) {
    offerTrust(l10n.t("This workspace is not trusted: its detectors are not run."));
    return;
  }
  await samples.runModule(module);
}
