import { TextDocument } from "vscode-languageserver-textdocument";
import { TextDocumentEdit, type Position, type Range, type WorkspaceEdit } from "vscode-languageserver-types";
import { contextWith, openText } from "./service";
import type { ServiceContext } from "../../src/service/context";
import { definitionsAt } from "../../src/service/features/definition";
import { highlightsAt } from "../../src/service/features/document-highlight";
import { referencesAt } from "../../src/service/features/references";
import { rename } from "../../src/service/features/rename";
import { parseMarked, type Marked } from "./markers";
import type { MemoryEntry } from "./memory-files";

/** A client that takes every kind of edit. */
export const ALL_EDITS = { documentChanges: true, renamesFiles: true, annotations: true } as const;

/**
 * Files with every place marked that names one thing: `⟦def:⟧…⟦/⟧` where its id is given, `⟦ref:⟧…⟦/⟧` where data uses it, `⟦txt:⟧…⟦/⟧`
 * in prose.
 */
export interface NamingCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Files that stand beside and name nothing of it. */
  readonly others?: Readonly<Record<string, MemoryEntry>>;
  /** The new id of a rename; left out where it is refused. */
  readonly renamed?: string;
  /** The files that are moved by the rename. */
  readonly moves?: readonly (readonly [from: string, to: string])[];
}

/** One marked place: the file, what is covered there, and where it is. */
export interface Named {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly isDefinition: boolean;
  /** How it is highlighted. */
  readonly shade: "write" | "read" | "text";
}

/** The files of a case without their marks, a context over them, and the places that are marked. */
export interface NamingProject {
  readonly context: ServiceContext;
  readonly texts: ReadonlyMap<string, Marked>;
  readonly places: readonly Named[];
}

/** Reads a case, after `change` has been made to each of its texts. */
export async function namingProject(
  { files, others = {} }: NamingCase,
  change: (text: string) => string = (same) => same,
): Promise<NamingProject> {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, parseMarked(change(text))]));
  const plain = Object.fromEntries([...texts].map(([path, { text }]) => [path, text]));
  const context = await contextWith({ ...others, ...plain });
  const places = [...texts].flatMap(([path, { marks }]) =>
    marks.map(({ name, start, end }) => {
      const shade = name === "def" ? "write" : name === "ref" ? "read" : "text";
      return { path, start, end, isDefinition: name === "def", shade } as const;
    }),
  );
  return { context, texts, places };
}

/** What each feature says at one place of a case, as places of its files. */
export async function namedFrom(project: NamingProject, from: Named) {
  const { context, texts } = project;
  const document = openText(from.path, texts.get(from.path)?.text ?? "");
  const position = document.positionAt(from.start + 1);
  const definitions = await definitionsAt(context, document, position);
  return {
    definitions: definitions.map(({ targetUri, targetSelectionRange }) =>
      shown(project, targetUri, targetSelectionRange),
    ),
    origins: definitions.map(
      ({ originSelectionRange }) => originSelectionRange && document.getText(originSelectionRange),
    ),
    all: await locations(project, document, position, true),
    references: await locations(project, document, position, false),
    highlights: highlightsAt(context, document, position).map(
      ({ range, kind }) => `${shown(project, document.uri, range)} ${["text", "read", "write"][(kind ?? 0) - 1]}`,
    ),
  };
}

async function locations(project: NamingProject, document: TextDocument, position: Position, declaration: boolean) {
  const found = await referencesAt(project.context, document, position, declaration);
  return found.map(({ uri, range }) => shown(project, uri, range));
}

/** A place as it is shown where a test fails: `roles/a.md:12-16`. */
export function shownPlace({ path, start, end }: Pick<Named, "path" | "start" | "end">): string {
  return `${path}:${start}-${end}`;
}

function shown({ texts }: NamingProject, uri: string, range: Range): string {
  const path = [...texts.keys()].find((candidate) => openText(candidate, "").uri === uri);
  if (path === undefined) return uri;
  const document = openText(path, texts.get(path)?.text ?? "");
  return shownPlace({ path, start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
}

/** The files after a rename from one place, and what was moved; the sentence where it is refused. */
export async function renamedFrom(project: NamingProject, from: Named, name: string) {
  const { context, texts } = project;
  const document = openText(from.path, texts.get(from.path)?.text ?? "");
  const edit = await rename(context, document, document.positionAt(from.end), name, ALL_EDITS);
  if (edit === undefined || "refusal" in edit) return edit?.refusal;
  return { files: after(project, edit), moves: movesOf(edit) };
}

/** The texts of a case's files after an edit. */
export function after({ texts }: NamingProject, edit: WorkspaceEdit): Readonly<Record<string, string>> {
  const edits = (edit.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  const changed = [...texts].map(([path, { text }]) => {
    const document = openText(path, text);
    const own = edits.filter(({ textDocument }) => textDocument.uri === document.uri).flatMap((change) => change.edits);
    return [
      path,
      TextDocument.applyEdits(
        document,
        own.filter((one) => "newText" in one),
      ),
    ] as const;
  });
  return Object.fromEntries(changed);
}

function movesOf(edit: WorkspaceEdit): readonly (readonly [string, string])[] {
  const changes = edit.documentChanges ?? [];
  const root = openText("x", "").uri.slice(0, -1);
  return changes.flatMap((change) =>
    "kind" in change && change.kind === "rename"
      ? [[change.oldUri.replace(root, ""), change.newUri.replace(root, "")] as const]
      : [],
  );
}

/** A case's files with the marked places replaced. */
export function replaced({ texts }: NamingProject, name: string): Readonly<Record<string, string>> {
  const all = [...texts].map(([path, { text, marks }]) => {
    const last = [...marks].sort((a, b) => b.start - a.start);
    return [path, last.reduce((now, { start, end }) => now.slice(0, start) + name + now.slice(end), text)] as const;
  });
  return Object.fromEntries(all);
}
