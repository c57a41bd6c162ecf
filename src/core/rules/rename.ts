import { positionIn } from "../documents/tree";
import { basename, dirname } from "../files/path";
import { schemaOf } from "../library/document-kind";
import { itemAt } from "../library/item-sources";
import type { Project } from "../library/project";
import { schemasAt } from "../schemas/schemas-at";
import { idsInScope, type IdScope } from "./definitions";
import type { FileChange, TextChange } from "./fix";
import type { Occurrence } from "./occurrences";
import { isRunTarget, itemKindOf, targetOfForm } from "./references";
import { respelled } from "./respell";
import type { Subject, SubjectPlace } from "./subject";
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
  if (written !== subject.id)
    return `\`${written}\` is another name of the ${named}: change it in the \`aliases\` of that role.`;
  if (subject.homes.length > 1)
    return `${listed(subject.homes)} both give \`${subject.id}\`: rename it where the one that is meant gives it.`;
  const kind = itemKindOf(subject.target);
  if (kind !== undefined && project.library.get(kind, subject.id)?.origin === "bundled")
    return `The ${named} is bundled with Wazir and stays as it is. A ${subject.target} of this workspace with the same id replaces it.`;
  if (!occurrences.some(({ definition }) => definition !== undefined))
    return `There is no ${named} that could be renamed.`;
  return undefined;
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
  const { target, id } = subject;
  if (name === id) return undefined;
  const malformed = formRefusal(scope.project, subject, name, occurrences);
  if (malformed !== undefined) return malformed;
  const alias = target === "role" ? roleAliases(scope.project).get(name) : undefined;
  if (alias !== undefined) return `The role \`${alias}\` answers to the name \`${name}\` already.`;
  if (idsInScope(target, scope).includes(name)) return `There is a ${target} \`${name}\` already.`;
  return undefined;
}

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
  if (pattern === undefined || new RegExp(pattern, "u").test(name)) return undefined;
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
  if (name === subject.id) return { edits: [], moves: [] };
  const moves = occurrences.flatMap(({ at, definition }) =>
    definition === undefined || at.isBundled ? [] : (moveOf(project, subject, at.path, name) ?? []),
  );
  return { edits: renameEdits(subject, name, occurrences), moves };
}

/** The changes of texts that give a subject another id. Other names of a role and what ships with us stay. */
export function renameEdits(subject: Subject, name: string, occurrences: readonly Occurrence[]): RenamePlan["edits"] {
  const byPath = new Map<string, TextChange[]>();
  for (const { at, node, range } of occurrences) {
    if (at.isBundled || (node !== undefined && node.value !== subject.id)) continue;
    const change = node === undefined ? { range, text: name } : respelled(at.document.text, node, name);
    byPath.set(at.path, [...(byPath.get(at.path) ?? []), change]);
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
