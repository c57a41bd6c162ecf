import MiniSearch, { type SearchResult as Hit } from "minisearch";
import type { ModuleDocument, SearchField } from "./module-document";
import { isNear, nearTerms, slipsIn, termsWithin } from "./near-terms";
import { FIELD_WEIGHTS, INDEX_OPTIONS, SHARD_LETTERS, shardOf, type IndexParts, type Shard } from "./search-index";
import type { Synonyms } from "./synonyms";
import { COMMON_TERMS, termsOf } from "./terms";

/** A module that a query found. */
export interface SearchResult {
  readonly id: string;
  /** The higher the better; comparable within one search only. */
  readonly score: number;
  /** How surely the module answers the query, from 0 to 1. */
  readonly evidence: number;
}

/** Where a search looks. */
export interface SearchSource {
  readonly head: IndexParts["head"];
  /** Every term of the index; read only where a query has a word that the index does not. */
  readonly terms: () => readonly string[];
  /** The postings of terms that begin alike; undefined where there are none. */
  readonly shard: (key: string) => Shard | undefined;
  readonly synonyms: Synonyms;
  /** Modules that are not to be found. */
  readonly hidden: ReadonlySet<string>;
}

/** Where no module answers a query as surely as this, nothing does. Measured by `npm run bench:retrieval`. */
const LEAST_BEST_EVIDENCE = 0.225;

/** What answers a query less surely than this is left out, whatever else does. */
const LEAST_EVIDENCE = LEAST_BEST_EVIDENCE / 2;

/** So many words as rare as can be, in a title or symptom, are as much evidence as there can be. */
const FULL_WEIGHT = 5;

/** How much a word says of a module by the field that it stands in. */
const FIELD_EVIDENCE: Readonly<Record<SearchField, number>> = {
  title: 1,
  aliases: 1,
  symptoms: 1,
  rules: 0.8,
  brief: 0.8,
  headings: 0.7,
  body: 0.5,
};

/** What a word that stands in questions about anything says beside another. */
const COMMON_WEIGHT = 0.3;

/** The weight of a synonym beside the word itself. */
const SYNONYM_WEIGHT = 0.5;

/** More words than this are taken from no query: the first ones say what it is about. */
const MOST_TERMS = 64;

/** The modules that answer a query, best first; none where nothing does. The same for the same query and index. */
export function search(source: SearchSource, query: string, limit: number): readonly SearchResult[] {
  const asked = [...new Set(termsOf(query))].slice(0, MOST_TERMS);
  if (asked.length === 0) return [];
  const index = indexFor(source, asked);
  const { weights, sources } = termsToFind(asked, source.synonyms, index);
  const hits = index.search.search([...weights.keys()].join(" "), {
    tokenize: (text) => text.split(" "),
    boost: FIELD_WEIGHTS,
    boostTerm: (term) => weights.get(term) ?? 1,
    prefix: (term) => term.length > SHARD_LETTERS && sources.get(term) === term,
    fuzzy: (term) => (index.unknown.has(term) ? slipsIn(term) : false),
    filter: ({ id }) => !source.hidden.has(String(id)),
  });
  const rarity = rarities(asked, hits, sources, index);
  const results = hits.map((hit) => resultOf(hit, { asked, sources, rarity }));
  if (!results.some(({ evidence }) => evidence >= LEAST_BEST_EVIDENCE)) return [];
  return results
    .filter(({ evidence }) => evidence >= LEAST_EVIDENCE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

interface LoadedIndex {
  readonly search: MiniSearch<ModuleDocument>;
  /** The terms asked for that no module has, with those that stand within them. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
}

/** An index with the postings that these terms can need, which ranks as the whole one does. */
function indexFor(source: SearchSource, asked: readonly string[]): LoadedIndex {
  const synonyms = asked.flatMap((term) => [...(source.synonyms.get(term) ?? [])]);
  const keys = new Set([...asked, ...synonyms].map(shardOf));
  const known = (term: string): boolean =>
    source.shard(shardOf(term))?.some(([other]) => other === term || isBeginning(term, other)) === true;
  const unknown = new Map<string, readonly string[]>();
  for (const term of asked) {
    if (known(term)) continue;
    const near = nearTerms(term, source.terms());
    const within = near.length > 0 ? [] : termsWithin(term, source.terms());
    for (const other of [...near, ...within]) keys.add(shardOf(other));
    unknown.set(term, within);
  }
  return { search: loadedWith(source, keys), unknown };
}

interface KeptIndex {
  readonly keys: ReadonlySet<string>;
  readonly search: MiniSearch<ModuleDocument>;
}

/** The index of the last search, with all shards that any search has needed: more of them change no ranking. */
const keptIndexes = new WeakMap<SearchSource, KeptIndex>();

function loadedWith(source: SearchSource, needed: ReadonlySet<string>): MiniSearch<ModuleDocument> {
  const kept = keptIndexes.get(source);
  if (kept !== undefined && [...needed].every((key) => kept.keys.has(key))) return kept.search;
  const keys = new Set([...(kept?.keys ?? []), ...needed]);
  const postings = [...keys].sort().flatMap((key) => source.shard(key) ?? []);
  const search = MiniSearch.loadJS<ModuleDocument>({ ...source.head, index: postings }, INDEX_OPTIONS);
  keptIndexes.set(source, { keys, search });
  return search;
}

/** Whether a term is another one or the beginning of it. */
function isBeginning(term: string, other: string): boolean {
  return other === term || (term.length > SHARD_LETTERS && other.startsWith(term));
}

/** What to look for: the terms asked for and their synonyms, with weights, and what each was asked as. */
function termsToFind(
  asked: readonly string[],
  synonyms: Synonyms,
  { unknown }: LoadedIndex,
): { weights: ReadonlyMap<string, number>; sources: ReadonlyMap<string, string> } {
  const weights = new Map(asked.map((term) => [term, COMMON_TERMS.has(term) ? COMMON_WEIGHT : 1]));
  const sources = new Map(asked.map((term) => [term, term]));
  for (const term of asked) {
    const within = unknown.get(term);
    for (const other of [...(synonyms.get(term) ?? []), ...(within ?? [])]) {
      if (weights.has(other)) continue;
      weights.set(other, within === undefined ? SYNONYM_WEIGHT : 1);
      sources.set(other, term);
    }
  }
  return { weights, sources };
}

/** How much each term asked for tells, 1 for the most: the fewer modules have it, the more. */
function rarities(
  asked: readonly string[],
  hits: readonly Hit[],
  sources: ReadonlyMap<string, string>,
  { search: { documentCount } }: LoadedIndex,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { queryTerms } of hits) {
    const terms = new Set(queryTerms.map((term) => sources.get(term) ?? term));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const rarityOf = (found: number): number => Math.log(1 + (documentCount + 1) / (found + 0.5));
  return new Map(
    asked.map((term) => {
      const found = counts.get(term) ?? 0;
      const rarity = rarityOf(Math.max(found, 1)) / rarityOf(1);
      return [term, COMMON_TERMS.has(term) ? rarity * COMMON_WEIGHT : rarity];
    }),
  );
}

interface Asked {
  readonly asked: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
  readonly rarity: ReadonlyMap<string, number>;
}

function resultOf(hit: Hit, { asked, sources, rarity }: Asked): SearchResult {
  const evidence = new Map<string, number>();
  for (const [found, fields] of Object.entries(hit.match)) {
    const strength = Math.max(...fields.map((field) => FIELD_EVIDENCE[field as SearchField]));
    for (const term of askedAs(found, hit.queryTerms, sources)) {
      evidence.set(term, Math.max(evidence.get(term) ?? 0, strength));
    }
  }
  const total = asked.reduce((sum, term) => sum + (rarity.get(term) ?? 0), 0);
  const weight = (bodyCounts: boolean): number =>
    asked.reduce((sum, term) => {
      const strength = evidence.get(term) ?? 0;
      return bodyCounts || strength > FIELD_EVIDENCE.body ? sum + (rarity.get(term) ?? 0) * strength : sum;
    }, 0);
  const share = weight(true) / total;
  const surely = (share + Math.min(1, weight(false) / FULL_WEIGHT)) / 2;
  return { id: String(hit.id), score: round(hit.score), evidence: round(surely) };
}

/** The terms asked for that found a term: itself, one that it begins with, or where neither is, those near to it. */
function askedAs(
  found: string,
  queryTerms: readonly string[],
  sources: ReadonlyMap<string, string>,
): readonly string[] {
  const direct = queryTerms.filter((term) => isBeginning(term, found));
  const terms = direct.length > 0 ? direct : queryTerms.filter((term) => isNear(term, found));
  return terms.map((term) => sources.get(term) ?? term);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
