import { replaceScalar } from "../documents/edit";
import { positionIn } from "../documents/tree";
import { basename, dirname } from "../files/path";
import { schemaOf } from "../library/document-kind";
import { moduleOf } from "../library/module";
import type { ItemKind } from "../library/item";
import { itemAt } from "../library/item-sources";
import type { Project } from "../library/project";
import type { OffsetRange } from "../text/range";
import { schemasAt } from "../schemas/schemas-at";
import { idsInScope, type IdScope } from "./definitions";
import type { FileChange, TextChange } from "./fix";
import type { Occurrence } from "./occurrences";
import { isRunTarget, itemKindOf, targetOfForm } from "./references";
import type { ProjectDocument } from "./project-documents";
import { ruleCitationsIn } from "./rule-citations";
import { moduleIdOf } from "./rule-names";
import { writtenId, type Subject, type SubjectPlace } from "./subject";
import { roleAliases } from "./unknown-role";

/** A file or folder that gets another path; both are absolute. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What a rename changes: texts first, where the files still are, then the files themselves. */
export interface RenamePlan {
  readonly edits: readonly (FileChange & { readonly kind: "edit" })[];
  readonly moves: readonly Move[];
}

/** Why the id at a place cannot be renamed, as a sentence; undefined where it can. */
export function renameRefusal(
  project: Project,
  place: SubjectPlace,
  occurrences: readonly Occurrence[],
): string | undefined {
  const { subject, written } = place;
  const named = `${subject.target} \`${subject.id}\``;
  if (subject.target === "run") return "A run's id stands in its log, which is only added to: it stays as it is.";
  if (subject.target === "artifact kind")
    return `\`${subject.id}\` is a kind of artifact: its schema, its template and its rules go by this name, so it stays as it is.`;
  if (written !== writtenId(subject))
    return `\`${written}\` is another name of the ${named}: change it in the \`aliases\` of that role.`;
  if (subject.homes.length > 1)
    return `${listed(subject.homes)} both give \`${subject.id}\`: rename it where the one that is meant gives it.`;
  const item = itemOf(subject);
  const definitions = occurrences.filter(({ definition }) => definition !== undefined);
  const isOurs = item !== undefined && project.library.get(item.kind, item.id)?.origin === "bundled";
  if (subject.target === "rule" && (isOurs || definitions.some(({ at }) => at.isBundled)))
    return `The module of the ${named} is bundled with Wazir and stays as it is. A module of this workspace with the same id replaces it.`;
  if (isOurs || definitions.some(({ at }) => at.isBundled))
    return `The ${named} is bundled with Wazir and stays as it is. A ${subject.target} of this workspace with the same id replaces it.`;
  if (definitions.length === 0) return `There is no ${named} that could be renamed.`;
  return undefined;
}

/** The item of the library that a subject is, or that it stands in. */
function itemOf(subject: Subject): { readonly kind: ItemKind; readonly id: string } | undefined {
  if (subject.target === "rule") return { kind: "module", id: moduleIdOf(subject.id) };
  const kind = itemKindOf(subject.target);
  return kind === undefined ? undefined : { kind, id: subject.id };
}

function listed(paths: readonly string[]): string {
  return paths.map((path) => `\`${basename(path)}\``).join(" and ");
}

/** Why a subject cannot get this id, as a sentence; undefined where it can. */
export function nameRefusal(
  scope: IdScope,
  subject: Subject,
  name: string,
  occurrences: readonly Occurrence[],
): string | undefined {
  const { target } = subject;
  if (name === writtenId(subject)) return undefined;
  const malformed = formRefusal(scope.project, subject, name, occurrences);
  if (malformed !== undefined) return malformed;
  if (target === "rule") return takenRule(name, occurrences);
  const alias = target === "role" ? roleAliases(scope.project).get(name) : undefined;
  if (alias !== undefined) return `The role \`${alias}\` answers to the name \`${name}\` already.`;
  if (idsInScope(target, scope).includes(name)) return `There is a ${target} \`${name}\` already.`;
  return undefined;
}

/** Why a rule cannot get the number of another rule of its module; undefined where that has none. */
function takenRule(name: string, occurrences: readonly Occurrence[]): string | undefined {
  const home = occurrences.find(({ definition }) => definition !== undefined)?.at;
  const isTaken = home !== undefined && moduleOf(home.document).rules.some((rule) => rule.id === name);
  return isTaken ? `The module has a rule \`${name}\` already: give that another id first.` : undefined;
}

/** Where the module of a rule says its bare id and may mean something else by it: a rename leaves these. */
export function unclearPlaces(
  subject: Subject,
  occurrences: readonly Occurrence[],
): { readonly at: ProjectDocument; readonly ranges: readonly OffsetRange[] } | undefined {
  const at = occurrences.find(({ definition }) => definition !== undefined)?.at;
  if (subject.target !== "rule" || at === undefined) return undefined;
  const unclear = ruleCitationsIn(at.document).filter(({ id, isClear }) => !isClear && id === writtenId(subject));
  return unclear.length === 0 ? undefined : { at, ranges: unclear.map(({ range }) => range) };
}

/** Milliseconds that the pattern of a workspace's schema may take. */
const MATCHING = 100;

/** Why a text is no id that a subject could have, as a sentence; undefined where it is one. */
export function formRefusal(
  project: Project,
  { target, id }: Subject,
  name: string,
  occurrences: readonly Occurrence[],
): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(name))
    return `\`${name}\` is no id: it begins with a letter or a digit, and letters, digits, \`-\`, \`_\`, \`.\` and \`/\` may follow.`;
  if (isRunTarget(target) && targetOfForm(id) === target && targetOfForm(name) !== target)
    return `\`${name}\` is no id of a ${target}: it has to have the form of \`${id}\`.`;
  const pattern = occurrences.flatMap((occurrence) => patternOf(project, occurrence) ?? [])[0];
  const fits = (form: string): boolean =>
    project.limit(() => new RegExp(form, "u").test(name), MATCHING)?.result === true;
  if (pattern === undefined || fits(pattern)) return undefined;
  return `\`${name}\` is no id of a ${target}: it has to match \`${pattern}\`.`;
}

/** What the schema of a definition asks of its id. */
function patternOf(project: Project, { at, definition }: Occurrence): string | undefined {
  const schema = at.kind.schema === undefined ? undefined : schemaOf(project, at.kind.schema);
  if (definition === undefined || schema === undefined) return undefined;
  const { node } = definition;
  const root = at.document.roots.find((candidate) => positionIn(candidate.node, node.range.start)?.node === node);
  const path = positionIn(root?.node, node.range.start)?.path;
  if (path === undefined) return undefined;
  return schemasAt(schema, path).find((candidate) => candidate.pattern !== undefined)?.pattern;
}

/** All that has to change so that a subject has another id: its files too, where they are named after it. */
export function planRename(
  project: Project,
  subject: Subject,
  name: string,
  occurrences: readonly Occurrence[],
): RenamePlan {
  if (name === writtenId(subject)) return { edits: [], moves: [] };
  const moves = occurrences.flatMap(({ at, definition }) =>
    definition === undefined || at.isBundled ? [] : (moveOf(project, subject, at.path, name) ?? []),
  );
  return { edits: renameEdits(subject, name, occurrences), moves };
}

/** The changes of texts that give a subject another id. Other names of a role and what ships with us stay. */
export function renameEdits(subject: Subject, name: string, occurrences: readonly Occurrence[]): RenamePlan["edits"] {
  const byPath = new Map<string, TextChange[]>();
  for (const { at, node, range } of occurrences) {
    if (at.isBundled || (node !== undefined && node.value !== writtenId(subject))) continue;
    const edit = node === undefined ? [{ range, text: name }] : replaceScalar(at.document, node, name);
    byPath.set(at.path, [...(byPath.get(at.path) ?? []), ...(edit ?? [])]);
  }
  return [...byPath].map(([path, changes]) => ({ kind: "edit", path, changes }));
}

/** How an item's file or folder is moved when the item gets another id; undefined where it is not named after it. */
function moveOf(project: Project, { id }: Subject, path: string, name: string): Move | undefined {
  const item = itemAt(project.folders, path);
  if (item?.id !== id) return undefined;
  if (item.kind === "skill") return { from: dirname(path), to: `${dirname(dirname(path))}/${name}` };
  if (item.kind === "module") return { from: path, to: `${path.slice(0, -`${id}.md`.length)}${name}.md` };
  const file = basename(path);
  const written = item.kind === "workflow" && !file.includes("_") ? name.replaceAll("_", "-") : name;
  return { from: path, to: `${dirname(path)}/${written}${file.slice(file.lastIndexOf("."))}` };
}
