import { l10n, type ExtensionContext } from "vscode";
import { delimiter } from "node:path";

/**
 * Puts `wazir` on the PATH of this window's terminals, so that a person and an agent there have it without an install.
 * The editor's own Node runs it, which every machine with the editor has.
 */
export function offerInTerminals(context: ExtensionContext): void {
  const { environmentVariableCollection } = context;
  environmentVariableCollection.description = l10n.t("Adds the `wazir` command.");
  environmentVariableCollection.prepend("PATH", `${context.asAbsolutePath("bin")}${delimiter}`);
  environmentVariableCollection.replace("WAZIR_NODE", process.execPath);
}
