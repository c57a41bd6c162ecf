import { join, relativeTo } from "../files/path";
import type { ItemKind } from "../library/item";
import { itemAt } from "../library/item-sources";
import type { Project } from "../library/project";
import type { FileChange, TextChange } from "./fix";
import { occurrencesOf } from "./occurrences";
import { pathFrom, pathTextsIn, type PathText } from "./path-texts";
import type { ProjectDocument } from "./project-documents";
import { formRefusal, renameEdits, type Move } from "./rename";
import { respelled } from "./respell";
import { subjectOf } from "./subject";

/** The kinds of items that other documents name by an id, which follows from where they stand. */
const NAMED: readonly (ItemKind & ("role" | "workflow" | "skill" | "hook" | "module"))[] = [
  "role",
  "workflow",
  "skill",
  "hook",
  "module",
];

type Edit = FileChange & { readonly kind: "edit" };

/**
 * The changes of texts that keep a project right when files and folders are moved: ids of items that are named after
 * their file, with all that refers to them, and the paths in manifests and sources. The texts are as they were before.
 */
export function followMoves(
  project: Project,
  moves: readonly Move[],
  documents: readonly ProjectDocument[],
): readonly Edit[] {
  const edits = [...itemEdits(project, moves, documents), ...documents.flatMap((at) => pathEdits(project, moves, at))];
  const byPath = new Map<string, TextChange[]>();
  for (const { path, changes } of edits) byPath.set(path, [...(byPath.get(path) ?? []), ...changes]);
  return [...byPath].map(([path, changes]) => ({ kind: "edit", path, changes }));
}

/** Where a path is after the moves; undefined where it stays. */
function moved(path: string, moves: readonly Move[]): string | undefined {
  for (const { from, to } of moves) {
    const below = relativeTo(from, path);
    if (below !== undefined) return join(to, below);
  }
  return undefined;
}

function itemEdits(project: Project, moves: readonly Move[], documents: readonly ProjectDocument[]): readonly Edit[] {
  const folders = new Map([...project.folders].map(([key, folder]) => [key, moved(folder, moves) ?? folder]));
  const items = NAMED.flatMap((kind) => project.library.all(kind).map((item) => ({ ...item, kind })));
  return items.flatMap(({ kind, id, origin, path }) => {
    const to = origin === "workspace" ? moved(path, moves) : undefined;
    const now = to === undefined ? undefined : itemAt(folders, to);
    const isNamedAfterFile = itemAt(project.folders, path)?.id === id;
    if (now?.kind !== kind || now.id === id || !isNamedAfterFile) return [];
    const subject = subjectOf(project, kind, id, path, []);
    const occurrences = occurrencesOf(project, subject, documents);
    return formRefusal(project, subject, now.id, occurrences) === undefined
      ? renameEdits(subject, now.id, occurrences)
      : [];
  });
}

function pathEdits(project: Project, moves: readonly Move[], at: ProjectDocument): readonly Edit[] {
  const changes = pathTextsIn(project, at).flatMap((text) => {
    const written = afterMoves(text, moves);
    return written === undefined ? [] : [respelled(at.document.text, text.node, written + text.rest)];
  });
  return changes.length === 0 ? [] : [{ kind: "edit", path: at.path, changes }];
}

/** A path as it is written after the moves; undefined where it stays right, or leads out of all its folders. */
function afterMoves({ written, bases }: PathText, moves: readonly Move[]): string | undefined {
  for (const base of bases) {
    const to = moved(pathFrom(base, written), moves);
    if (to === undefined) continue;
    const folders = [base, ...bases].map((folder) => moved(folder, moves) ?? folder);
    const path = folders.map((folder) => relativeTo(folder, to)).find((below) => below !== undefined && below !== ".");
    const after = `${written.startsWith("./") ? "./" : ""}${path ?? ""}${/[\\/]$/.test(written) ? "/" : ""}`;
    return path === undefined || after === written ? undefined : after;
  }
  return undefined;
}
