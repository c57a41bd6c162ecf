import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentLink } from "vscode-languageserver-types";
import { entryOf, type DataNode, type ScalarNode } from "../../core/documents/tree";
import { writtenParts } from "../../core/documents/written-parts";
import { staysInside } from "../../core/files/contained";
import { dirname, isAbsolute, join, relativeTo } from "../../core/files/path";
import { schemaAt } from "../../core/library/document-kind";
import { pathsIn, type PathRoot } from "../../core/rules/path-slots";
import type { OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { kindOf, pathOf, rangeOf, readOf, uriOf } from "../document";

/**
 * What a document of ours leads to: the paths in it that exist, inside of their project and with links followed, its
 * schema, and addresses on the web.
 */
export async function documentLinks(context: ServiceContext, document: TextDocument): Promise<DocumentLink[]> {
  const kind = kindOf(document, context.project);
  if (kind === undefined) return [];
  const { roots, text } = readOf(document);
  const path = pathOf(document.uri);
  const written = roots.flatMap(({ node }) => pathsIn(context.project, kind, path, node));
  const targets = written.map(async ({ node, roots: from }) => ({ node, target: await fileAt(context, from, node) }));
  const schemas = roots.map(async ({ node: root }) => {
    const node = entryOf(root, "$schema")?.value;
    return node?.type === "scalar" ? [{ node, target: await schemaTarget(context, path, node) }] : [];
  });
  const addresses = roots.flatMap(({ node }) => addressesIn(node));
  const found = [...(await Promise.all(targets)), ...(await Promise.all(schemas)).flat(), ...addresses];
  const links = found.flatMap(({ node, target }) => {
    const range = target === undefined ? undefined : wordsOf(text, node);
    return target === undefined || range === undefined ? [] : [{ start: range.start, range, target }];
  });
  return links
    .sort((a, b) => a.start - b.start)
    .map(({ range, target }) => ({ range: rangeOf(document, range), target }));
}

/** The file or folder that a text names, as a URI with the line it names; undefined where there is none inside. */
async function fileAt(
  { files }: ServiceContext,
  roots: readonly PathRoot[],
  { value }: ScalarNode,
): Promise<string | undefined> {
  const [, named = "", line] = /^(.*?)(?::(\d+)(?:[-:]\d+)?)?$/.exec(String(value)) ?? [];
  if (named === "" || isAbsolute(named) || named.startsWith("~")) return undefined;
  for (const { folder, within } of roots) {
    const path = join(folder, named.replaceAll("\\", "/"));
    if (relativeTo(within, path) === undefined) continue;
    if (!["file", "directory"].includes(await files.kindOf(path))) continue;
    if (await staysInside(files, within, path)) return uriOf(path) + (line === undefined ? "" : `#L${line}`);
  }
  return undefined;
}

/** The schema of the workspace that a `$schema` names, by its address or by a path from the document. */
async function schemaTarget(context: ServiceContext, path: string, node: ScalarNode): Promise<string | undefined> {
  const own = schemaAt(context.project, String(node.value));
  if (own?.origin === "workspace") return uriOf(own.path);
  const { root } = context.project;
  return root === undefined ? undefined : fileAt(context, [{ folder: dirname(path), within: root }], node);
}

/** Texts that are an address on the web as a whole; the schema's is none to look at. */
function addressesIn(node: DataNode | undefined): readonly { node: ScalarNode; target: string | undefined }[] {
  if (node?.type === "scalar") return isAddress(node.value) ? [{ node, target: String(node.value) }] : [];
  return writtenParts(node).flatMap((part) => (part.step === "$schema" ? [] : addressesIn(part.node)));
}

function isAddress(value: unknown): boolean {
  return typeof value === "string" && /^https?:\/\/[^\s<>"/?#]+[^\s<>"]*$/i.test(value);
}

/** A text without its quotes; undefined for one that is written over several lines. */
function wordsOf(text: string, { range, style }: ScalarNode): OffsetRange | undefined {
  const quote = style === "single" || style === "double" ? 1 : 0;
  const words = { start: range.start + quote, end: range.end - quote };
  return style === "block" || /[\r\n]/.test(text.slice(words.start, words.end)) ? undefined : words;
}
