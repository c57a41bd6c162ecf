import { entryOf } from "../../documents/tree";
import type { ReadDocument } from "../../documents/read-document";
import { keptByKey } from "../../kept-with";
import { moduleOf, sectionOf } from "../../library/module";
import { BRIEF_TOKENS, moduleFormat, SUMMARY_TOKENS } from "../../library/module-format";
import type { OffsetRange } from "../../text/range";
import type { TokenCounter } from "../instruments";

/** How long a tier of a module is, and what its kind asks for. */
export interface TierMeasure {
  readonly tier: "L0" | "L1" | "L2";
  readonly tokens: number;
  readonly band: { readonly least: number; readonly most: number };
  /** What is counted, or the line above it. */
  readonly range: OffsetRange;
}

/** The tiers that a module has, each counted once; the body only where its kind says how long it may be. */
export const tierMeasures = keptByKey((document: ReadDocument, count: TokenCounter): readonly TierMeasure[] => {
  const module = moduleOf(document);
  const format = moduleFormat(module.kind);
  const summary = entryOf(document.roots[0]?.node, "summary")?.value;
  const brief = sectionOf(module, "Brief");
  const summaryBand = { least: 0, most: SUMMARY_TOKENS };
  return [
    ...(summary === undefined
      ? []
      : [{ tier: "L0" as const, tokens: count(module.summary), band: summaryBand, range: summary.range }]),
    ...(brief === undefined
      ? []
      : [{ tier: "L1" as const, tokens: tokensOf(brief.text, count), band: BRIEF_TOKENS, range: brief.line }]),
    ...(format === undefined
      ? []
      : [{ tier: "L2" as const, tokens: tokensOf(module.body, count), band: format.body, range: titleLine(document) }]),
  ];
});

/** A count that is the same on every machine, however the lines end. */
export function tokensOf(text: string, count: TokenCounter): number {
  return count(text.replace(/\r\n?/g, "\n"));
}

/** The line of a module's title, or the body's first place where there is none. */
export function titleLine(document: ReadDocument): OffsetRange {
  const at = document.body?.start ?? 0;
  const title = moduleOf(document).sections.find(({ level }) => level === 1);
  return title?.line ?? { start: Math.max(at - 4, 0), end: at };
}
