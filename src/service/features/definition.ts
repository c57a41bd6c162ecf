import { TextDocument } from "vscode-languageserver-textdocument";
import type { LocationLink, Position } from "vscode-languageserver-types";
import { readFile } from "../../core/documents/read-file";
import { definingFile } from "../../core/rules/occurrences";
import type { ServiceContext } from "../context";
import { moduleOfItem } from "../../core/library/module";
import { ruleMentionAt } from "../../core/rules/mentions";
import { pathOfItem } from "../../core/rules/project-documents";
import { rangeOf, uriOf } from "../document";
import { asked, locationOf, occurrencesFor, placeAt, textOf, type Asked } from "../subjects";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the id under the cursor is given: more than one place where several give it. */
export async function definitionsAt(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<readonly LocationLink[]> {
  const about = asked(context, document);
  const rule = about === undefined ? undefined : ruleDefinition(about, document.offsetAt(position));
  if (rule !== undefined) return [rule];
  const place = about === undefined ? undefined : placeAt(about, position);
  if (about === undefined || place === undefined) return [];
  const originSelectionRange = rangeOf(document, place.range);
  const links = (await occurrencesFor(about, place.subject)).flatMap(({ at, range, definition }): LocationLink[] => {
    if (definition === undefined) return [];
    const selection = locationOf(about, at, range);
    const whole = locationOf(about, at, definition.item.range).range;
    return [
      { originSelectionRange, targetUri: selection.uri, targetRange: whole, targetSelectionRange: selection.range },
    ];
  });
  if (links.length > 0) return links;
  const file = definingFile(context.project, place.subject, context.content);
  const read = file === undefined ? undefined : await readFile(context.files, file);
  if (file === undefined || read === undefined) return [];
  const { uri } = textOf(context, file, read);
  return [{ originSelectionRange, targetUri: uri, targetRange: START, targetSelectionRange: START }];
}

/** Where the rule that prose names, `module#R2`, is given in the header of its module. */
function ruleDefinition({ context, document, own }: Asked, offset: number): LocationLink | undefined {
  const mention = ruleMentionAt(context.project, own.document, offset);
  const item = mention === undefined ? undefined : context.project.library.get("module", mention.module);
  const path = item === undefined ? undefined : pathOfItem(item, context.content);
  if (mention === undefined || item?.text === undefined || path === undefined) return undefined;
  const rule = moduleOfItem(item).rules.find(({ id }) => id === mention.rule);
  if (rule === undefined) return undefined;
  const text = TextDocument.create(uriOf(path), "", 0, item.text);
  return {
    originSelectionRange: rangeOf(document, mention.range),
    targetUri: text.uri,
    targetRange: rangeOf(text, rule.range),
    targetSelectionRange: rangeOf(text, rule.idRange),
  };
}
