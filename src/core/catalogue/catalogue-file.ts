import type { LibraryItem } from "../library/item";
import type { IndexParts } from "../search/search-index";
import type { Catalogue, CatalogueModule } from "./catalogue";

/**
 * The file that holds the catalogue, its index and the modules' texts, so that each is read when it is needed: the
 * length of the directory in ten digits, the directory with place and length of every part in bytes, and the parts.
 */
export const CATALOGUE_FILE = "expertise.catalogue";

/** Digits at the head of the file, with the line break behind them. */
export const LENGTH_BYTES = 11;

/** Where each part stands behind the directory, and how long it is, in bytes of UTF-8. */
export type PartDirectory = Readonly<Record<string, readonly [start: number, length: number]>>;

/** The names of the parts. */
export const PART = {
  catalogue: "catalogue",
  indexHead: "index",
  terms: "terms",
  shard: (key: string): string => `terms/${key}`,
  module: (id: string): string => `modules/${id}`,
} as const;

/** A catalogue as its part of the file holds it. */
export interface WrittenCatalogue extends Omit<Catalogue, "modules"> {
  readonly modules: readonly CatalogueModule[];
}

/** The parts of the file, by name, as text. */
export function catalogueParts(
  catalogue: Catalogue,
  index: IndexParts,
  modules: readonly LibraryItem[],
): ReadonlyMap<string, string> {
  const written: WrittenCatalogue = { ...catalogue, modules: [...catalogue.modules.values()] };
  return new Map([
    [PART.catalogue, JSON.stringify(written)],
    [PART.indexHead, JSON.stringify(index.head)],
    [PART.terms, index.terms.join(" ")],
    ...[...index.shards].map(([key, shard]): [string, string] => [PART.shard(key), JSON.stringify(shard)]),
    ...modules.map(({ id, text = "" }): [string, string] => [PART.module(id), text]),
  ]);
}

/** A catalogue from its part of the file. */
export function catalogueFrom(text: string): Catalogue {
  const written = JSON.parse(text) as WrittenCatalogue;
  return { ...written, modules: new Map(written.modules.map((module) => [module.id, module])) };
}
