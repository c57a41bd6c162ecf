import { findFrontMatter } from "../documents/front-matter";
import { headingsIn } from "../documents/headings";
import type { LibraryItem } from "./item";

const briefs = new WeakMap<LibraryItem, string>();

/** What stands under `## Brief` of a module, without reading its header: lists of all modules show it. Empty where it has none. */
export function briefOfItem(item: LibraryItem): string {
  const known = briefs.get(item) ?? readBrief(item.text ?? "");
  briefs.set(item, known);
  return known;
}

function readBrief(text: string): string {
  const body = findFrontMatter(text)?.body ?? { start: 0, end: text.length };
  const heading = headingsIn(text, body).find(({ level, title }) => level === 2 && title.toLowerCase() === "brief");
  return heading === undefined ? "" : text.slice(heading.line.end, heading.section.end).trim();
}
