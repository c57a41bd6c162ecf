import type { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver-types";
import { occurrencesOf, type Occurrence } from "../../core/rules/occurrences";
import type { ServiceContext } from "../context";
import { rangeOf } from "../document";
import { asked, documentsBeside, placeAt } from "../subjects";

/** The places of this document that name what the id under the cursor names: written where it is given, read elsewhere, text in prose. */
export function highlightsAt(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): readonly DocumentHighlight[] {
  const about = asked(context, document);
  const place = about === undefined ? undefined : placeAt(about, position);
  if (about === undefined || place === undefined) return [];
  return occurrencesOf(context.project, place.subject, documentsBeside(about))
    .filter(({ at }) => at.path === about.own.path)
    .map((occurrence) => ({ range: rangeOf(document, occurrence.range), kind: kindOf(occurrence) }));
}

function kindOf({ node, definition }: Occurrence): DocumentHighlightKind {
  if (definition !== undefined) return DocumentHighlightKind.Write;
  return node === undefined ? DocumentHighlightKind.Text : DocumentHighlightKind.Read;
}
