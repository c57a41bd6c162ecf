import { TextDocument } from "vscode-languageserver-textdocument";
import type { SymbolInformation } from "vscode-languageserver-types";
import { formatOfPath, readDocument } from "../../core/documents/read-document";
import type { FileSystem } from "../../core/files/file-system";
import { basename } from "../../core/files/path";
import { documentKind } from "../../core/library/document-kind";
import type { LibraryItem } from "../../core/library/item";
import type { Project } from "../../core/library/project";
import { definitionsIn, definitionsInScope } from "../../core/rules/definitions";
import type { ReferenceTarget } from "../../core/rules/references";
import { readRunArtifacts } from "../../core/runs/read-artifacts";
import { isSubsequence } from "../../core/text/subsequence";
import type { OffsetRange } from "../../core/text/range";
import { rangeOf, uriOf } from "../document";
import { symbolKindOf } from "../symbol-kinds";

/** Symbols that one answer holds; a person who sees more types on. */
const MOST = 500;

/** The kinds of item that are found by name. */
const ITEM_KINDS = ["role", "workflow", "module", "hook", "skill"] as const;

/**
 * What a project of the workspace has that answers to `query`, which names some of its letters in their order: its own
 * roles, workflows, modules, hooks and skills, its runs, and the ids of their artifacts. Only files that hold an answer
 * are read, besides the artifacts, which are read again only when they changed. `isCancelled` is asked between runs.
 */
export async function workspaceSymbols(
  project: Project,
  files: FileSystem,
  query: string,
  isCancelled: () => boolean = () => false,
): Promise<SymbolInformation[]> {
  const items = ITEM_KINDS.flatMap((kind) => project.library.all(kind).map((item) => ({ item, kind })));
  const own = items.filter(
    ({ item }) => item.origin === "workspace" && isSubsequence(query, nameOf(item.id, item.title)),
  );
  const found = await Promise.all(own.slice(0, MOST).map(({ item, kind }) => itemSymbol(project, files, item, kind)));
  const runs = project.runs.toReversed();
  for (const run of runs) {
    const name = nameOf(run.id, run.title);
    if (isSubsequence(query, name)) found.push(symbolAt(`${run.path}/run.yaml`, "", undefined, name, "run", "run"));
  }
  for (const run of runs) {
    if (isCancelled() || found.length >= MOST) break;
    const artifacts = await readRunArtifacts(project, files, run.path);
    for (const { target, id, title, node, artifact } of definitionsInScope({ project, artifacts })) {
      const name = nameOf(id, title);
      if (!isSubsequence(query, name)) continue;
      const container = `${basename(artifact.path)} · ${run.id}`;
      found.push(symbolAt(artifact.path, artifact.document.text, node.range, name, target, container));
    }
  }
  return found.slice(0, MOST);
}

/** An item at the id it gives itself; at its first line where it gives none. */
async function itemSymbol(
  project: Project,
  files: FileSystem,
  { path, id, title }: LibraryItem,
  target: (typeof ITEM_KINDS)[number],
): Promise<SymbolInformation> {
  const read = await files.readText(path);
  const text = read.ok ? read.text : "";
  const document = readDocument(text, formatOfPath(path) ?? "markdown");
  const known = documentKind(project, path, document);
  const given = known === undefined ? undefined : definitionsIn(known, document).find((one) => one.id === id);
  return symbolAt(path, text, given?.node.range, nameOf(id, title), target, target);
}

function symbolAt(
  path: string,
  text: string,
  range: OffsetRange | undefined,
  name: string,
  target: ReferenceTarget,
  containerName: string,
): SymbolInformation {
  const uri = uriOf(path);
  const document = TextDocument.create(uri, "", 0, text);
  const location = { uri, range: rangeOf(document, range ?? { start: 0, end: 0 }) };
  return { name, kind: symbolKindOf(target), location, containerName };
}

/** An id with what it is called, so that editors which filter by name find it by either. */
function nameOf(id: string, title: string | undefined): string {
  return title === undefined || title === "" || title === id ? id : `${id}: ${title.replace(/\s+/g, " ")}`;
}
