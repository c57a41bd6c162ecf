import { readDocument, type ReadDocument } from "../documents/read-document";
import { stringAt, type DataNode, type ScalarNode } from "../documents/tree";
import type { LibraryItem } from "../library/item";
import { itemAt } from "../library/item-sources";
import type { OffsetRange } from "../text/range";
import type { Rule, OwnContext } from "./rule";

const CODE = "wazir/placeholder";

/** A text that a template left to be replaced. */
interface Placeholder {
  readonly text: string;
  readonly range: OffsetRange;
}

/**
 * Finds texts of the template that nobody replaced. A draft is left alone until more than half of them are: before
 * that the author has only begun.
 */
export const placeholder: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "warning", title: "A text of the template was not replaced." }],
  check(context) {
    const template = templateOf(context);
    if (template === undefined) return [];
    const offered = offeredBy(template);
    const left = placeholdersIn(context.document).filter(({ text }) => offered.has(text));
    const isBegun = stringAt(context.document.roots[0]?.node, "status") === "draft";
    if (isBegun && new Set(left.map(({ text }) => text)).size * 2 >= offered.size) return [];
    return left.map(({ text, range }) => {
      const message = `\`${text.slice(0, 80)}\` stands here as the template left it. Write what it asks for.`;
      return { code: CODE, message, range };
    });
  },
};

const offers = new WeakMap<LibraryItem, ReadonlySet<string>>();

/** The texts that a template leaves to be replaced, read from it once. */
function offeredBy(template: LibraryItem): ReadonlySet<string> {
  const known = offers.get(template);
  if (known !== undefined) return known;
  const texts = placeholdersIn(readDocument(template.text ?? "", "markdown")).map(({ text }) => text);
  const offered = new Set(texts);
  offers.set(template, offered);
  return offered;
}

/** The template that an artifact was made from; undefined for a template itself. */
function templateOf({ kind, path, project }: OwnContext): LibraryItem | undefined {
  if (kind?.id !== "artifact" || kind.schema === undefined) return undefined;
  return itemAt(project.folders, path)?.kind === "template" ? undefined : project.library.get("template", kind.schema);
}

/** Values and lines that are to be replaced. */
function placeholdersIn({ roots, text, body }: ReadDocument): readonly Placeholder[] {
  const values = roots
    .flatMap(({ node }) => scalarsIn(node))
    .map(({ value, range }) => ({ text: String(value), range }));
  return [...values, ...linesOf(text, body)].filter((found) => isPlaceholder(found.text));
}

/** Whether a text is one in angle brackets, as templates write what is to be replaced. */
export function isPlaceholder(text: string): boolean {
  return /^<[^<>]+>$/.test(text);
}

function scalarsIn(node: DataNode | undefined): readonly ScalarNode[] {
  if (node === undefined) return [];
  if (node.type === "scalar") return [node];
  return node.type === "list" ? node.items.flatMap(scalarsIn) : node.entries.flatMap(({ value }) => scalarsIn(value));
}

/** The lines of a part of a text without the white space around them. */
function linesOf(text: string, part: OffsetRange | undefined): readonly Placeholder[] {
  if (part === undefined) return [];
  return [...text.slice(part.start, part.end).matchAll(/\S.*\S/g)].map((match) => {
    const start = part.start + match.index;
    return { text: match[0], range: { start, end: start + match[0].length } };
  });
}
