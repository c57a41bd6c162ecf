import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { basename, relativeTo } from "../../core/files/path";
import type { Occurrence } from "../../core/rules/occurrences";
import { nameRefusal, planRename, renameRefusal, unclearPlaces } from "../../core/rules/rename";
import type { SubjectPlace } from "../../core/rules/subject";
import type { ServiceContext } from "../context";
import { rangeOf } from "../document";
import { asked, locationOf, occurrencesFor, placeAt, scopeOf, textsOf, type Asked } from "../subjects";
import { renameEdit, type RenameAbilities } from "../rename-edit";

/** Why something cannot be renamed, as a sentence for the person who asked. */
export interface RenameRefusal {
  readonly refusal: string;
}

/** What a client shows before it asks for the new name. */
export interface RenameOffer {
  readonly range: Range;
  readonly placeholder: string;
}

/** Whether the id under the cursor can be renamed; undefined where no id stands. */
export async function prepareRename(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<RenameOffer | RenameRefusal | undefined> {
  const found = await renamedAt(context, document, position);
  if (found === undefined) return undefined;
  const refusal = renameRefusal(context.project, found.place, found.occurrences);
  if (refusal !== undefined) return { refusal };
  return { range: rangeOf(document, found.place.range), placeholder: found.place.written };
}

/** The edit that gives what the id under the cursor names another id, in every document and with its files. */
export async function rename(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
  name: string,
  abilities: RenameAbilities,
): Promise<WorkspaceEdit | RenameRefusal | undefined> {
  const found = await renamedAt(context, document, position);
  if (found === undefined) return undefined;
  const { about, place, occurrences } = found;
  const { subject } = place;
  const refusal =
    renameRefusal(context.project, place, occurrences) ?? nameRefusal(scopeOf(about), subject, name, occurrences);
  if (refusal !== undefined) return { refusal };
  const plan = planRename(context.project, subject, name, occurrences);
  for (const { to } of plan.moves) {
    if ((await context.files.kindOf(to)) === "missing") continue;
    return { refusal: `There is a file or folder \`${relativeTo(context.project.root ?? "", to) ?? to}\` already.` };
  }
  const label = `Rename ${subject.target} ${subject.id} to ${name}`;
  return renameEdit(plan, textsOf(about, occurrences), label, abilities);
}

/**
 * A sentence on the places that a rename leaves as they are, because the id may mean something else there; undefined
 * where there are none.
 */
export async function leftByRename(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<string | undefined> {
  const found = await renamedAt(context, document, position);
  if (found === undefined) return undefined;
  const { about, place, occurrences } = found;
  const unclear = unclearPlaces(place.subject, occurrences);
  if (unclear === undefined) return undefined;
  const lines = unclear.ranges.map((range) => locationOf(about, unclear.at, range).range.start.line + 1);
  const named = `\`${basename(unclear.at.path)}\`, ${lines.length === 1 ? "line" : "lines"} ${[...new Set(lines)].join(", ")}`;
  return `\`${place.written}\` stays in ${named}: it may mean something else there than the rule. Look at ${lines.length === 1 ? "it" : "them"} by hand.`;
}

interface Renamed {
  readonly about: Asked;
  readonly place: SubjectPlace;
  readonly occurrences: readonly Occurrence[];
}

async function renamedAt(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<Renamed | undefined> {
  const about = asked(context, document);
  const place = about === undefined ? undefined : placeAt(about, position);
  if (about === undefined || place === undefined) return undefined;
  return { about, place, occurrences: await occurrencesFor(about, place.subject) };
}
