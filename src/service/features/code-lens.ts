import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeLens, Location, Position } from "vscode-languageserver-types";
import { criterionEvidence } from "../../core/rules/criterion-evidence";
import { definitionsIn } from "../../core/rules/definitions";
import type { Occurrence } from "../../core/rules/occurrences";
import type { ReferenceTarget } from "../../core/rules/references";
import { subjectOf } from "../../core/rules/subject";
import type { Translate } from "../../core/text/translate";
import type { ServiceContext } from "../context";
import { rangeOf } from "../document";
import { asked, documentsBeside, locationOf, occurrencesFor } from "../subjects";
import { resolveSamplesLens, samplesLenses, type Settled } from "./samples-lens";

/** What is shown above an id: of a criterion its tasks and proofs, of these others how often they are used. */
const SHOWN: readonly ReferenceTarget[] = ["criterion", "role", "workflow", "module"];

/** What a lens is of, as it comes back from the client. */
export interface LensSubject {
  readonly uri: string;
  readonly target: string;
  readonly id: string;
}

/** What the client's command that shows references is given. */
export interface ShownReferences {
  readonly uri: string;
  readonly position: Position;
  readonly locations: readonly Location[];
}

/** The lenses of a document, without their words: counting waits until one is seen. */
export function lensesOf(context: ServiceContext, document: TextDocument): readonly CodeLens[] {
  const about = asked(context, document);
  if (about === undefined) return [];
  const definitions = definitionsIn(about.own.kind, about.own.document).filter(({ target }) => SHOWN.includes(target));
  return [
    ...definitions.map(({ target, id, node }) => {
      const data: LensSubject = { uri: document.uri, target, id };
      return { range: rangeOf(document, node.range), data };
    }),
    ...samplesLenses(about),
  ];
}

/** What a lens gets its words with. */
export interface LensClient {
  /** The client's command that shows places; empty where it has none. */
  readonly showReferences: string;
  readonly settled: Settled;
}

/** A lens with its words, and the command of the client behind it. The lens as it is where its id is gone. */
export async function resolveLens(
  context: ServiceContext,
  document: TextDocument,
  lens: CodeLens,
  of: LensSubject,
  { showReferences: command, settled }: LensClient,
): Promise<CodeLens> {
  const about = asked(context, document);
  if (about === undefined) return lens;
  if (of.target === "samples") return resolveSamplesLens(about, lens, settled);
  const definitions = definitionsIn(about.own.kind, about.own.document);
  const definition = definitions.find(({ target, id }) => target === of.target && id === of.id);
  if (definition === undefined) return lens;
  const { target, id } = definition;
  const subject = subjectOf(context.project, target, id, about.own.path, documentsBeside(about));
  const occurrences = await occurrencesFor(about, subject);
  const { title, places } =
    target === "criterion" ? evidenceLens(occurrences, context.t) : usageLens(occurrences, context.t);
  const locations = places.map(({ at, range }) => locationOf(about, at, range));
  const shown: ShownReferences = { uri: document.uri, position: lens.range.start, locations };
  return { ...lens, command: { title, command: places.length === 0 ? "" : command, arguments: [shown] } };
}

interface LensWords {
  readonly title: string;
  readonly places: readonly Occurrence[];
}

function evidenceLens(occurrences: readonly Occurrence[], t: Translate): LensWords {
  const { tasks, proofs } = criterionEvidence(occurrences);
  const ofTasks = tasks.length === 1 ? t("1 task") : t("{0} tasks", tasks.length);
  const ofProofs = proofs.length === 1 ? t("1 proof") : t("{0} proofs", proofs.length);
  return { title: `${ofTasks} · ${ofProofs}`, places: [...tasks, ...proofs] };
}

function usageLens(occurrences: readonly Occurrence[], t: Translate): LensWords {
  const places = occurrences.filter(({ definition }) => definition === undefined);
  return { title: t("used by {0}", places.length), places };
}
