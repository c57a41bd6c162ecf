import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Location, Position } from "vscode-languageserver-types";
import type { ServiceContext } from "../context";
import { asked, locationOf, occurrencesFor, placeAt } from "../subjects";

/** Every place that names what the id under the cursor names; with `declaration` also where it is given. */
export async function referencesAt(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
  declaration: boolean,
): Promise<readonly Location[]> {
  const about = asked(context, document);
  const place = about === undefined ? undefined : placeAt(about, position);
  if (about === undefined || place === undefined) return [];
  const occurrences = await occurrencesFor(about, place.subject);
  return occurrences
    .filter(({ definition }) => declaration || definition === undefined)
    .map(({ at, range }) => locationOf(about, at, range));
}
