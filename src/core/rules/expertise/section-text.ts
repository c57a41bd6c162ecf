import { lineEndOf, type TextChange } from "../../text/text-change";
import type { ModuleContext } from "./module-rule";

/** What is put under a heading for its author to write on. */
const SKELETON = "…";

/** A section to be written, as a text without line ends around it. */
export function skeletonOf(heading: string, lineEnd: string): string {
  return `## ${heading}${lineEnd}${lineEnd}${SKELETON}`;
}

/** The insertion of a section in front of the first one that comes after it in the format, or at the end. */
export function placeOfSection(context: ModuleContext, heading: string, written: string): TextChange {
  const { document, module, format } = context;
  const { text } = document;
  const lineEnd = lineEndOf(text);
  const names = format?.sections.map((section) => section.heading) ?? [];
  const after = module.sections.find(
    ({ level, heading: other }) => level === 2 && names.indexOf(other) > names.indexOf(heading),
  );
  if (after !== undefined) {
    const at = after.line.start;
    return { range: { start: at, end: at }, text: `${written}${lineEnd}${lineEnd}` };
  }
  const end = text.trimEnd().length;
  return { range: { start: end, end: text.length }, text: `${lineEnd}${lineEnd}${written}${lineEnd}` };
}

/** The change that puts the sections that the format names into its order; others stay with the one before them. */
export function movedSections({ document, module, format }: ModuleContext): readonly TextChange[] | undefined {
  const { text } = document;
  const names = format?.sections.map(({ heading }) => heading) ?? [];
  const own = module.sections.filter(({ level }) => level === 2);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const rank = (index: number): number => {
    const named = own.slice(0, index + 1).findLast(({ heading }) => names.includes(heading));
    return named === undefined ? -1 : names.indexOf(named.heading);
  };
  const lineEnd = lineEndOf(text);
  const sorted = own
    .map(({ range }, index) => ({ rank: rank(index), text: text.slice(range.start, range.end) }))
    .sort((a, b) => a.rank - b.rank)
    .map((section) => section.text);
  const range = { start: first.range.start, end: last.range.end };
  return [{ range, text: sorted.join(`${lineEnd}${lineEnd}`) }];
}
