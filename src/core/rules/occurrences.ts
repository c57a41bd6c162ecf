import type { ScalarNode } from "../documents/tree";
import type { Project } from "../library/project";
import type { OffsetRange } from "../text/range";
import { definitionsIn, type Definition } from "./definitions";
import { mentionsIn } from "./mentions";
import { pathOfItem, type ProjectDocument } from "./project-documents";
import { isRunTarget, itemKindOf, referencesTo, type ReferenceTarget } from "./references";
import { moduleIdOf, ruleNamesIn } from "./rule-names";
import { homesFor, homesOf, idOf, type Subject } from "./subject";
import { wordRange } from "./word-range";

/** One place where the id of a subject stands. */
export interface Occurrence {
  readonly at: ProjectDocument;
  /** The id's own characters. */
  readonly range: OffsetRange;
  /** What holds the id in the document's data; undefined where it stands in prose. */
  readonly node: ScalarNode | undefined;
  /** Where the id is given rather than used: to what. */
  readonly definition: Omit<Definition, "target"> | undefined;
}

/** Every place in these documents where the id of a subject stands, by document and in the order of its text. */
export function occurrencesOf(
  project: Project,
  subject: Subject,
  documents: readonly ProjectDocument[],
): readonly Occurrence[] {
  if (subject.target === "rule") return documents.flatMap((at) => rulePlaces(project, subject.id, at));
  const homes = isRunTarget(subject.target) ? homesOf(subject.target, subject.id, documents) : [];
  return documents.flatMap((at) => {
    if (!isMeant(subject, at.path, homes)) return [];
    const inData = occurrencesIn(project, subject, at);
    return isClear(subject, at.path, homes) ? [...inData, ...mentionsOf(project, subject, at)] : inData;
  });
}

function rulePlaces(project: Project, rule: string, at: ProjectDocument): readonly Occurrence[] {
  return ruleNamesIn(project, at, moduleIdOf(rule)).flatMap(({ id, range, node, definition }) =>
    id === rule ? [{ at, range, node, definition }] : [],
  );
}

/** Whether prose can mean nothing else by the id: of a run's ids exactly one document gives it. */
function isClear({ target }: Subject, path: string, homes: readonly string[]): boolean {
  return !isRunTarget(target) || homesFor(path, homes).length === 1;
}

/** The places in the prose of one document. */
function mentionsOf(project: Project, subject: Subject, at: ProjectDocument): readonly Occurrence[] {
  return mentionsIn(project, at.document).flatMap(({ target, id, range }) =>
    target === subject.target && id === subject.id ? [{ at, range, node: undefined, definition: undefined }] : [],
  );
}

/** Whether a document means this subject by its id; of a run's ids each artifact means its own. */
function isMeant(subject: Subject, path: string, homes: readonly string[]): boolean {
  return homes.length === 0 || homesFor(path, homes).some((home) => subject.homes.includes(home));
}

/** The places in the data of one document. What an alias repeats stands where its anchor does, once. */
function occurrencesIn(project: Project, subject: Subject, at: ProjectDocument): readonly Occurrence[] {
  const found = new Map<number, Occurrence>();
  const add = (node: ScalarNode, definition: Definition | undefined): void => {
    const range = wordRange(at.document.text, node);
    if (!found.has(range.start)) found.set(range.start, { at, range, node, definition });
  };
  for (const definition of definitionsIn(at.kind, at.document)) {
    if (definition.target === subject.target && definition.id === subject.id) add(definition.node, definition);
  }
  for (const target of namesOf(subject)) {
    for (const { node: root } of at.document.roots) {
      for (const node of referencesTo(at.kind, root, target)) {
        if (idOf(project, subject.target, String(node.value)) === subject.id) add(node, undefined);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** What places may ask for where the subject is meant. */
function namesOf({ target }: Subject): readonly ReferenceTarget[] {
  if (target === "rule") return [];
  return target === "workflow" ? ["workflow", "phase"] : [target];
}

/** The file that is the definition of a subject which no text gives its id: a schema, or a role without an `id`. */
export function definingFile(project: Project, subject: Subject, content: string | undefined): string | undefined {
  const kind = subject.target === "artifact kind" ? "schema" : itemKindOf(subject.target);
  const item = kind === undefined ? undefined : project.library.get(kind, subject.id);
  if (item !== undefined) return pathOfItem(item, content);
  const run = subject.target === "run" ? project.runs.find(({ id }) => id === subject.id) : undefined;
  return run === undefined ? undefined : `${run.path}/run.yaml`;
}
