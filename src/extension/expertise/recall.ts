import { l10n, TabInputText, window, workspace, ViewColumn } from "vscode";
import { textArgument } from "../commands/command";
import { isSearchExpertiseResult, SEARCH_EXPERTISE } from "../../protocol/expertise";
import { openOf } from "./chosen-module";
import type { ExpertiseAct } from "./expertise";
import { openModule } from "./module-acts";
import { moduleOfUri, moduleUri, type ModuleRef } from "./module-uri";
import { showModules } from "./pick-module";
import { itemActs } from "./search-modules";

/** So many modules are recalled for a text. */
const MOST_RECALLED = 8;

/**
 * Lists the modules that the selected text recalls, each shown beside while the person looks at it, and opens the one
 * that they take. A caller may give `text`.
 */
export const recallForSelection: ExpertiseAct = async (around, argument) => {
  const editor = window.activeTextEditor;
  const text = textArgument(argument, "text") ?? editor?.document.getText(editor.selection) ?? "";
  const words = text.trim() === "" ? wordAtCursor() : text;
  if (words === "") {
    void window.showInformationMessage(l10n.t("Select a text first: code, an error, a sentence."));
    return;
  }
  const open = await openOf(around, argument);
  const params = { ...(open === undefined ? {} : { root: open.root }), query: words, limit: MOST_RECALLED };
  const answer = await around.server.ask(SEARCH_EXPERTISE, { ...params, isText: true }, isSearchExpertiseResult);
  if (answer === undefined) {
    void window.showErrorMessage(l10n.t("The Wazir language server does not answer: nothing was recalled."));
    return;
  }
  if (answer.modules.length === 0) {
    void window.showInformationMessage(l10n.t("No module answers the selected text."));
    return;
  }
  const previews = modulePreviews();
  const chosen = await showModules(around, open, {
    title: l10n.t("Recall Expertise"),
    placeholder: l10n.t("Modules that the text recalls, the surest first; type to search for others"),
    found: answer.modules,
    acts: itemActs(around),
    onLook: (module) => previews.show(module),
  });
  await previews.close();
  if (chosen !== undefined) await openModule(around, { module: chosen.id, root: chosen.root });
};

function wordAtCursor(): string {
  const editor = window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active);
  return range === undefined ? "" : (editor?.document.getText(range) ?? "");
}

/** Shows the module that a person looks at beside their text, until they have chosen. */
function modulePreviews(): { show(module: ModuleRef): void; close(): Promise<void> } {
  let showing: Promise<unknown> = Promise.resolve();
  let wanted: ModuleRef | undefined;
  const show = async (module: ModuleRef): Promise<void> => {
    if (wanted !== module) return;
    const document = await workspace.openTextDocument(moduleUri(module));
    if (wanted !== module) return;
    const where = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true };
    await window.showTextDocument(document, where);
  };
  return {
    show: (module) => {
      wanted = module;
      showing = showing.then(() => show(module)).catch(() => undefined);
    },
    close: async () => {
      wanted = undefined;
      await showing;
      const previews = window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input, isPreview }) => isPreview && input instanceof TabInputText && moduleOfUri(input.uri));
      await window.tabGroups.close(previews);
    },
  };
}
