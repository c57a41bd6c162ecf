import type { ExpertiseModule } from "../library/module";
import type { LibraryItem } from "../library/item";
import type { Sha256 } from "../runs/event";
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
  const { id, applies, brief } = module;
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
      ...(brief === "" ? {} : { L1: count(briefOf({ ...named, brief })) }),
      title: count(titleOf(named, preamble)),
    },
    parts: parts.map((part) => ({ ...part, tokens: count(block(text.slice(part.start, part.end))) })),
  };
}

/** The text of a module that stands before its first section, without the title. */
export function preambleOf(module: ExpertiseModule, text: string): string {
  return partsOf(module, text).preamble;
}

/** A module's text cut at the headings of the second and third level of its body. */
function partsOf(module: ExpertiseModule, text: string): { preamble: string; parts: readonly UncountedPart[] } {
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
  return { preamble: text.slice(from, first).trim(), parts };
}
