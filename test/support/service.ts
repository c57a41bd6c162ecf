import { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionItem, Hover } from "vscode-languageserver-types";
import { artifactsBeside } from "../../src/core/runs/read-artifacts";
import { untranslated } from "../../src/core/text/translate";
import type { ServiceContext } from "../../src/service/context";
import { complete } from "../../src/service/features/completion";
import { hover } from "../../src/service/features/hover";
import type { MemoryEntry } from "./memory-files";
import { parseMarked } from "./markers";
import { projectWith, ROOT, RUN_ID } from "./projects";

/** A client that can show everything. */
export const FULL = { snippets: true, markdown: true } as const;

/** A context over a project in memory. */
export async function contextWith(
  entries: Readonly<Record<string, MemoryEntry>> = {},
  abilities: ServiceContext["abilities"] = FULL,
): Promise<ServiceContext> {
  const { project, files } = await projectWith(entries);
  const artifacts = await artifactsBeside(project, files, `${ROOT}/.wazir/runs/${RUN_ID}/run.yaml`);
  return {
    project,
    files,
    artifacts,
    abilities,
    t: untranslated,
    content: undefined,
    opened: () => undefined,
    rulePages: undefined,
  };
}

/** A document below the tests' project, and the offset of its cursor `⟦^⟧`. */
export function openMarked(path: string, marked: string): { readonly document: TextDocument; readonly offset: number } {
  const { text, cursors } = parseMarked(marked);
  return { document: openText(path, text), offset: cursors[0] ?? 0 };
}

/** A document below the tests' project. */
export function openText(path: string, text: string): TextDocument {
  const uri = path.includes(":") ? path : `file://${path.startsWith("/") ? path : `${ROOT}/${path}`}`;
  const language = path.endsWith(".json") ? "json" : path.endsWith(".md") ? "markdown" : "yaml";
  return TextDocument.create(uri, language, 1, text);
}

/** What is offered at the cursor of a marked text. */
export function completeAt(context: ServiceContext, path: string, marked: string): CompletionItem[] {
  const { document, offset } = openMarked(path, marked);
  return sorted(complete(context, document, document.positionAt(offset)));
}

/** What is told at the cursor of a marked text. */
export function hoverAt(context: ServiceContext, path: string, marked: string): Promise<Hover | undefined> {
  const { document, offset } = openMarked(path, marked);
  return hover(context, document, document.positionAt(offset));
}

/** The words of a hover. */
export function wordsOf(told: Hover | undefined): string {
  const contents = told?.contents;
  return typeof contents === "object" && "value" in contents ? contents.value : "";
}

/** Items in the order an editor shows them. */
function sorted(items: CompletionItem[]): CompletionItem[] {
  return items.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}
