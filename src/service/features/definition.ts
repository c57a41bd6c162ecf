import type { TextDocument } from "vscode-languageserver-textdocument";
import type { LocationLink, Position } from "vscode-languageserver-types";
import { readFile } from "../../core/documents/read-file";
import { definingFile } from "../../core/rules/occurrences";
import type { ServiceContext } from "../context";
import { moduleIdOf, ownIdOf } from "../../core/rules/rule-names";
import type { Subject } from "../../core/rules/subject";
import { pageUri } from "../describe-module";
import { rangeOf } from "../document";
import { asked, locationOf, occurrencesFor, placeAt, textOf } from "../subjects";

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where the id under the cursor is given: more than one place where several give it. A module that ships with us, and a
 * rule of it, is read on its page, where the client has pages.
 */
export async function definitionsAt(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<readonly LocationLink[]> {
  const about = asked(context, document);
  const place = about === undefined ? undefined : placeAt(about, position);
  if (about === undefined || place === undefined) return [];
  const originSelectionRange = rangeOf(document, place.range);
  const links = (await occurrencesFor(about, place.subject)).flatMap(({ at, range, definition }): LocationLink[] => {
    if (definition === undefined) return [];
    const page = at.isBundled && !about.own.isBundled ? pageOf(context, place.subject) : undefined;
    if (page !== undefined) {
      return [{ originSelectionRange, targetUri: page, targetRange: START, targetSelectionRange: START }];
    }
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

function pageOf({ project, abilities }: ServiceContext, { target, id }: Subject): string | undefined {
  const pages = { scheme: abilities.modulePages, root: project.root };
  if (target === "module") return pageUri(id, pages);
  return target === "rule" ? pageUri(moduleIdOf(id), pages, ownIdOf(id)) : undefined;
}
