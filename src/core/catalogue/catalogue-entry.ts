import { sectionOf, type ExpertiseModule } from "../library/module";
import type { LibraryItem } from "../library/item";
import type { Sha256 } from "../runs/event";
import type { OffsetRange } from "../text/range";
import type { CatalogueModule, CataloguePart } from "./catalogue";
import { block, briefOf, lineOf, titleOf } from "./module-text";

/** What an entry is computed with. */
export interface EntryPorts {
  /** Tokens of a text. */
  readonly count: (text: string) => number;
  readonly sha256: Sha256;
}

type UncountedPart = Omit<CataloguePart, "tokens">;

/** The entry of a module in the catalogue. */
export function catalogueEntry(item: LibraryItem, module: ExpertiseModule, ports: EntryPorts): CatalogueModule {
  const { count, sha256 } = ports;
  const { id, applies } = module;
  const brief = sectionOf(module, "Brief");
  const named = { id, title: module.title || item.title, summary: module.summary };
  const text = item.text ?? "";
  const { preamble, parts } = partsOf(module, text);
  return {
    ...named,
    kind: module.kind,
    severity: module.severity,
    origin: item.origin,
    hash: sha256(text),
    ...applies,
    tiers: Object.fromEntries(module.tiers),
    aliases: module.aliases,
    related: module.related,
    backlinks: [],
    tokens: {
      L0: count(lineOf(named)),
      ...(brief === undefined || brief.text === "" ? {} : { L1: count(briefOf(named, brief.text)) }),
      title: count(titleOf(named, preamble === undefined ? "" : text.slice(preamble.start, preamble.end))),
    },
    ...(brief === undefined ? {} : { brief: brief.content }),
    ...(preamble === undefined ? {} : { preamble }),
    parts: parts.map((part) => ({ ...part, tokens: count(block(text.slice(part.start, part.end))) })),
  };
}

/** A module's text cut at the headings of the second and third level of its body. */
function partsOf(
  module: ExpertiseModule,
  text: string,
): { preamble: OffsetRange | undefined; parts: readonly UncountedPart[] } {
  const end = text.trimEnd().length;
  const cuts = module.sections.filter(({ level }) => level === 2 || level === 3);
  const title = module.sections.find(({ level }) => level === 1);
  const first = cuts[0]?.line.start ?? end;
  const from = title === undefined || title.line.start > first ? end - module.body.length : title.line.end;
  let section = "";
  const parts = cuts.map(({ level, heading, line }, index) => {
    if (level === 2) section = heading;
    return { section, start: line.start, end: cuts[index + 1]?.line.start ?? end };
  });
  const hasPreamble = text.slice(from, first).trim() !== "";
  return { preamble: hasPreamble ? { start: from, end: first } : undefined, parts };
}
