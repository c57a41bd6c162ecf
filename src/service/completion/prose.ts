import type { TextDocument } from "vscode-languageserver-textdocument";
import { CompletionItemKind, type CompletionItem, type Position } from "vscode-languageserver-types";
import { moduleOfItem } from "../../core/library/module";
import type { ServiceContext } from "../context";
import { briefPoints, pageLink } from "../describe-module";
import { briefOfItem } from "../../core/library/module-brief";
import { kindOf, rangeOf, readOf } from "../document";
import { escapeMarkdown, paragraphs } from "../markdown";
import { order } from "./editing";

/** Code that is open at the cursor, and what of it is written: `` `arch ``, or `` `module#R ``. */
const OPEN_CODE = /^(?:[^`]*`[^`]*`)*[^`]*`([\w./-]*)(?:#(\w*))?$/;

/** Ids of modules, and behind one and `#` its rules, in code of the prose of a document of ours. */
export function completeInProse(context: ServiceContext, document: TextDocument, position: Position): CompletionItem[] {
  const { body, format } = readOf(document);
  const offset = document.offsetAt(position);
  if (format !== "markdown" || body === undefined || offset < body.start) return [];
  if (kindOf(document, context.project) === undefined) return [];
  const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
  const [whole, module, rule] = OPEN_CODE.exec(line) ?? [];
  if (whole === undefined || module === undefined) return [];
  const replaced = (length: number) => rangeOf(document, { start: offset - length, end: offset });
  return rule === undefined
    ? moduleItems(context, replaced(module.length))
    : ruleItems(context, module, replaced(rule.length));
}

function moduleItems({ project, abilities }: ServiceContext, range: ReturnType<typeof rangeOf>): CompletionItem[] {
  const pages = { scheme: abilities.modulePages, root: project.root };
  return project.library.all("module").map((item, index) => ({
    label: item.id,
    kind: CompletionItemKind.Module,
    detail: item.summary,
    documentation: paragraphs(
      [pageLink(item, pages) || escapeMarkdown(item.title), briefPoints(briefOfItem(item))],
      abilities,
    ),
    filterText: item.id,
    sortText: order(index),
    textEdit: { range, newText: item.id },
  }));
}

function ruleItems(
  { project, abilities }: ServiceContext,
  module: string,
  range: ReturnType<typeof rangeOf>,
): CompletionItem[] {
  const item = project.library.get("module", module);
  if (item === undefined) return [];
  const pages = { scheme: abilities.modulePages, root: project.root };
  return moduleOfItem(item).rules.map(({ id, level, text }, index) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    detail: text,
    documentation: paragraphs(
      [`${escapeMarkdown(level)}: ${escapeMarkdown(text)}`, pageLink(item, pages, id)],
      abilities,
    ),
    sortText: order(index),
    textEdit: { range, newText: id },
  }));
}
