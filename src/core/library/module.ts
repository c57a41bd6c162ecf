import { codeBlocksIn, type CodeBlock } from "../documents/code-blocks";
import { headingsIn } from "../documents/headings";
import { readDocument, type ReadDocument } from "../documents/read-document";
import { keptWith } from "../kept-with";
import type { OffsetRange } from "../text/range";
import type { LibraryItem } from "./item";
import { moduleHeader, type ModuleHeader } from "./module-header";

export type { ModuleDetector, ModuleHeader, ModuleRule, ModuleSource, ModuleTier } from "./module-header";

/** A heading of a module's body with what stands below it. */
export interface ModuleSection {
  readonly heading: string;
  /** 1 for the title, 2 for the sections that the format names. */
  readonly level: number;
  /** The line of the heading. */
  readonly line: OffsetRange;
  /** From the heading to the next one of its level or above, without the blank lines before that. */
  readonly range: OffsetRange;
  /** What stands below the heading, its sections among it. */
  readonly content: OffsetRange;
  /** The content as it is written, trimmed. */
  readonly text: string;
}

/** An expertise module, read. */
export interface ExpertiseModule extends ModuleHeader {
  /** What stands under `## Brief`, which is what a role gets at tier L1; empty where there is none. */
  readonly brief: string;
  /** What a role gets at tier L2: all that stands after the front matter, trimmed. */
  readonly body: string;
  /** Every heading, in order. */
  readonly sections: readonly ModuleSection[];
  readonly codeBlocks: readonly CodeBlock[];
}

/**
 * A document as an expertise module, whatever it holds: the schema says what is missing, here it is empty. The same
 * object for the same document; offsets are those of the document's text.
 */
export const moduleOf: (document: ReadDocument) => ExpertiseModule = keptWith((document) => readModule(document));

/** An item of the library as an expertise module; its id is the item's. */
export const moduleOfItem: (item: LibraryItem) => ExpertiseModule = keptWith(({ id, text = "" }) => ({
  ...readModule(readDocument(text, "markdown")),
  id,
}));

function readModule({ text, roots, body: range }: ReadDocument): ExpertiseModule {
  const body = range ?? { start: text.length, end: text.length };
  const sections = headingsIn(text, body).map(({ title, level, line, section }): ModuleSection => {
    const content = { start: Math.min(line.end, section.end), end: section.end };
    const words = text.slice(content.start, content.end).trim();
    return { heading: title, level, line, range: section, content, text: words };
  });
  return {
    ...moduleHeader(roots[0]?.node),
    brief: sectionOf({ sections }, "Brief")?.text ?? "",
    body: text.slice(body.start, body.end).trim(),
    sections,
    codeBlocks: codeBlocksIn(text, body),
  };
}

/** The section of the second level with this heading, in any case; undefined where there is none. */
export function sectionOf(module: Pick<ExpertiseModule, "sections">, heading: string): ModuleSection | undefined {
  const wanted = heading.toLowerCase();
  return module.sections.find((section) => section.level === 2 && section.heading.toLowerCase() === wanted);
}
