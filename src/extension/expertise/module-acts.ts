import { l10n, type TextEditor, ViewColumn, window } from "vscode";
import { copyText } from "../commands/copy-text";
import { askOne } from "../commands/steps";
import { showFile } from "../commands/open-document";
import { chooseModule, namedRule } from "./chosen-module";
import type { ExpertiseAct, ExpertiseAround } from "./expertise";
import { showPage } from "./show-page";

/** Opens a module's page as Markdown, at the rule that is named, `module#R2`; as its text where Markdown cannot be shown. */
export const openModule: ExpertiseAct = async (around, argument) => {
  const chosen = await chooseModule(around, argument, l10n.t("Open Module"));
  if (chosen !== undefined) await showPage(chosen.ref, ViewColumn.Active, namedRule(argument));
};

/** Opens a module's page beside the active editor. */
export const openBeside: ExpertiseAct = async (around, argument) => {
  const chosen = await chooseModule(around, argument, l10n.t("Open Module Beside"));
  if (chosen !== undefined) await showPage(chosen.ref, ViewColumn.Beside, namedRule(argument));
};

/** Opens the file of a module of the workspace's own; of a bundled one its page. */
export const editModule: ExpertiseAct = async (around, argument) => {
  const chosen = await chooseModule(around, argument, l10n.t("Edit Module"));
  if (chosen === undefined) return;
  const { state, engine } = around;
  const { projects } = await state.loaded();
  const open = projects.find(({ root }) => root === chosen.ref.root);
  const item = (await engine()).expertise.module(open, chosen.ref.id);
  if (item?.origin === "workspace") await showFile(item.path);
  else await showPage(chosen.ref, ViewColumn.Active);
};

/** Copies what a role gets of a module at tier L1. */
export const copyBrief: ExpertiseAct = async (around, argument) => {
  const chosen = await chooseModule(around, argument, l10n.t("Copy Brief"));
  if (chosen !== undefined) await copyText(chosen.texts.brief, l10n.t("Copied the brief."));
};

/** Copies all that a role gets of a module. */
export const copyFull: ExpertiseAct = async (around, argument) => {
  const chosen = await chooseModule(around, argument, l10n.t("Copy Full"));
  if (chosen !== undefined) await copyText(chosen.texts.full, l10n.t("Copied the module."));
};

/** Copies a rule of a module with its name. A caller may give `rule`. */
export const copyRule: ExpertiseAct = async (around, argument) => {
  const title = l10n.t("Copy Rule");
  const chosen = await chooseModule(around, argument, title);
  if (chosen === undefined) return;
  const { rules } = chosen.texts;
  const named = namedRule(argument);
  const items = rules.map(({ id, text, quote }) => ({ label: id, detail: text, quote }));
  const rule = items.find(({ label }) => label === named) ?? (await askOne(title, l10n.t("Which rule?"), items));
  if (rule !== undefined) await copyText(rule.quote, l10n.t("Copied the rule."));
};

/**
 * Writes a module's id at the cursor: in back-ticks in Markdown's prose, bare everywhere else. Copies it where no text
 * is being edited.
 */
export const insertReference: ExpertiseAct = async (around, argument) => {
  const editor = editableText();
  const chosen = await chooseModule(around, argument, l10n.t("Insert Reference"));
  if (chosen === undefined) return;
  const rule = namedRule(argument);
  const id = rule === undefined ? chosen.ref.id : `${chosen.ref.id}#${rule}`;
  if (editor === undefined) {
    await copyText(id, l10n.t("No text is being edited: copied the reference."));
    return;
  }
  const text = isProse(editor) ? `\`${id}\`` : id;
  await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, text);
  });
  await window.showTextDocument(editor.document, editor.viewColumn);
};

function editableText(): TextEditor | undefined {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  return editor !== undefined && ["file", "untitled"].includes(editor.document.uri.scheme) ? editor : undefined;
}

/** Whether the cursor stands in Markdown behind the front matter. */
function isProse({ document, selection }: TextEditor): boolean {
  if (document.languageId !== "markdown") return false;
  if (document.lineAt(0).text.trimEnd() !== "---") return true;
  for (let line = 1; line < document.lineCount; line++) {
    if (/^(---|\.\.\.)\s*$/.test(document.lineAt(line).text)) return selection.active.line > line;
  }
  return false;
}

/** Lists what a module is related to, and opens what the person takes. */
export const goToRelated: ExpertiseAct = async (around: ExpertiseAround, argument) => {
  const title = l10n.t("Go to Related");
  const chosen = await chooseModule(around, argument, title);
  if (chosen === undefined) return;
  const { related } = chosen.texts;
  if (related.length === 0) {
    void window.showInformationMessage(l10n.t("{0} names no other module, and none names it.", chosen.texts.title));
    return;
  }
  const items = related.map(({ id, title: label, summary }) => ({ label, description: id, detail: summary, id }));
  const other = await askOne(title, l10n.t("Which module?"), items);
  if (other !== undefined) await showPage({ id: other.id, root: chosen.ref.root }, ViewColumn.Active);
};
