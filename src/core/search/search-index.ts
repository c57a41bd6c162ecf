import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import type { ModuleDocument, SearchField } from "./module-document";
import { termsOf } from "./terms";

/** How much a word counts by where it stands. */
export const FIELD_WEIGHTS: Readonly<Record<SearchField, number>> = {
  title: 4,
  aliases: 4,
  symptoms: 3,
  rules: 1.5,
  brief: 2,
  headings: 1.5,
  body: 1,
};

/** How modules are indexed; an index must be loaded with the options that it was made with. */
export const INDEX_OPTIONS: Options<ModuleDocument> = {
  fields: Object.keys(FIELD_WEIGHTS),
  tokenize: (text) => [...termsOf(text)],
  processTerm: (term) => term,
  // What is laid over an index lives for one search.
  autoVacuum: false,
};

/** The postings of terms that begin alike, as MiniSearch writes them. */
export type Shard = AsPlainObject["index"];

/** An index in parts, of which a search needs a few. */
export interface IndexParts {
  /** All but the postings. */
  readonly head: Omit<AsPlainObject, "index">;
  /** Every term. */
  readonly terms: readonly string[];
  readonly shards: ReadonlyMap<string, Shard>;
}

/** The shard that a term is in: of all terms that begin with the same letters. */
export function shardOf(term: string): string {
  return term.slice(0, SHARD_LETTERS);
}

/** Terms shorter than this are not taken for the beginning of others, as those are in several shards. */
export const SHARD_LETTERS = 3;

/** Indexes documents and cuts the index into its parts. */
export function indexParts(documents: readonly ModuleDocument[]): IndexParts {
  const index = new MiniSearch(INDEX_OPTIONS);
  index.addAll(documents);
  const { index: postings, ...head } = index.toJSON();
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  const shards = new Map<string, Shard>();
  for (const posting of sorted) {
    const key = shardOf(posting[0]);
    const shard = shards.get(key);
    if (shard === undefined) shards.set(key, [posting]);
    else shard.push(posting);
  }
  return { head, terms: sorted.map(([term]) => term), shards };
}
