import type { Project } from "../library/project";
import { touches, type OffsetRange } from "../text/range";
import { definitionsIn, type Definition } from "./definitions";
import { mentionsIn } from "./mentions";
import type { ProjectDocument } from "./project-documents";
import { isRunTarget, referencesIn, type ReferenceTarget } from "./references";
import { ownIdOf, ruleNamesIn } from "./rule-names";
import { roleAliases } from "./unknown-role";
import { wordRange } from "./word-range";

/** What a subject is: a phase is its workflow. The id of a rule is `module#R2`. */
export type SubjectTarget = Exclude<ReferenceTarget, "phase"> | "rule";

/** One thing that ids name. */
export interface Subject {
  readonly target: SubjectTarget;
  readonly id: string;
  /** The documents that give the id, where it is one of a run: absolute paths. None for what a project has as a whole. */
  readonly homes: readonly string[];
}

/** A place of a document where an id stands. */
export interface SubjectPlace {
  readonly subject: Subject;
  /** The id's own characters. */
  readonly range: OffsetRange;
  /** What stands there: the id, or another name that a role answers to. */
  readonly written: string;
}

/** The subject whose id stands at an offset. `beside` are the documents of the same run, this one among them. */
export function subjectAt(
  project: Project,
  at: ProjectDocument,
  beside: readonly ProjectDocument[],
  offset: number,
): SubjectPlace | undefined {
  const { kind, document } = at;
  const rule = ruleNamesIn(project, at).find(({ range }) => touches(range, offset));
  if (rule !== undefined) {
    return { subject: { target: "rule", id: rule.id, homes: [] }, range: rule.range, written: ownIdOf(rule.id) };
  }
  const references = document.roots.flatMap(({ node: root }) => referencesIn(kind, root));
  const named = [...definitionsIn(kind, document), ...references].find(({ node }) => touches(node.range, offset));
  if (named === undefined) return mentionedAt(project, at, beside, offset);
  const written = String(named.node.value);
  const subject = subjectOf(project, named.target, written, at.path, beside);
  return written === "" ? undefined : { subject, range: wordRange(document.text, named.node), written };
}

/** The id of a subject as it is written where it stands: of a rule, without its module. */
export function writtenId({ target, id }: Subject): string {
  return target === "rule" ? ownIdOf(id) : id;
}

/** The subject that prose names at an offset; undefined where it may mean several, or nothing. */
function mentionedAt(
  project: Project,
  at: ProjectDocument,
  beside: readonly ProjectDocument[],
  offset: number,
): SubjectPlace | undefined {
  const mention = mentionsIn(project, at.document).find(({ range }) => touches(range, offset));
  if (mention === undefined) return undefined;
  const subject = subjectOf(project, mention.target, mention.id, at.path, beside);
  if (isRunTarget(subject.target) && subject.homes.length !== 1) return undefined;
  return { subject, range: mention.range, written: mention.id };
}

/** The subject that an id in the document at `path` names. */
export function subjectOf(
  project: Project,
  target: ReferenceTarget,
  id: string,
  path: string,
  beside: readonly ProjectDocument[],
): Subject {
  const known = target === "phase" ? "workflow" : target;
  if (!isRunTarget(known)) return { target: known, id: idOf(project, known, id), homes: [] };
  return { target: known, id, homes: homesFor(path, homesOf(known, id, beside)) };
}

/** The documents that give an id of a run. */
export function homesOf(target: ReferenceTarget, id: string, documents: readonly ProjectDocument[]): readonly string[] {
  const gives = (definition: Definition): boolean => definition.target === target && definition.id === id;
  return documents.filter(({ kind, document }) => definitionsIn(kind, document).some(gives)).map(({ path }) => path);
}

/** Of the documents that give an id those that a document means by it: itself, where it is one of them. */
export function homesFor(path: string, homes: readonly string[]): readonly string[] {
  return homes.includes(path) ? [path] : homes;
}

/** A role answers to its other names as well. */
export function idOf(project: Project, target: SubjectTarget, id: string): string {
  return target === "role" ? (roleAliases(project).get(id) ?? id) : id;
}
