import { keptForLast, once, onceForEach } from "../kept-with";
import type { ModuleDocument } from "./module-document";
import { indexParts, type IndexParts, type Shard } from "./search-index";

/** Where the parts of an index are read from. */
export interface IndexReader {
  readonly head: () => IndexParts["head"];
  /** Every term of the index. */
  readonly terms: () => readonly string[];
  /** The postings of terms that begin alike; undefined where there are none. */
  readonly shard: (key: string) => Shard | undefined;
}

/**
 * An index with documents laid over it, which takes the place of those of the same id: it ranks as one that was made of what
 * is left and these. They are indexed once, when a part is first asked for; the parts of the other one are read as they were.
 */
export function overlaidIndex(base: IndexReader, documents: readonly ModuleDocument[]): IndexReader {
  const made = once(() => {
    const own = partsOf(documents);
    const head = base.head();
    const ids = new Set(documents.map(({ id }) => id));
    const replaced = new Set(Object.keys(head.documentIds).filter((key) => ids.has(String(head.documentIds[key]))));
    return { own, head: overlaidHead(head, own.head, replaced), replaced, first: head.nextId };
  });
  const shard = onceForEach((key: string): Shard | undefined => {
    const { own, replaced, first } = made();
    return overlaidShard(base.shard(key), own.shards.get(key), replaced, first);
  });
  return {
    head: () => made().head,
    terms: once(() => [...new Set([...base.terms(), ...made().own.terms])]),
    shard,
  };
}

/** Documents of a project are indexed again where one of them is another. */
const partsOf = keptForLast(indexParts);

type Head = IndexParts["head"];

/** The documents of both, the second ones numbered behind the first. */
function overlaidHead(base: Head, own: Head, replaced: ReadonlySet<string>): Head {
  const both = <Value>(of: (head: Head) => Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries([
      ...Object.entries(of(base)).filter(([key]) => !replaced.has(key)),
      ...Object.entries(of(own)).map(([key, value]) => [String(Number(key) + base.nextId), value] as const),
    ]);
  const fieldLength = both((head) => head.fieldLength);
  const lengths = Object.values(fieldLength);
  const fields = Object.values(base.fieldIds);
  return {
    ...base,
    documentCount: lengths.length,
    nextId: base.nextId + own.nextId,
    documentIds: both((head) => head.documentIds),
    fieldLength,
    averageFieldLength: fields.map((at) => lengths.reduce((sum, all) => sum + (all[at] ?? 0), 0) / lengths.length),
    storedFields: both((head) => head.storedFields),
  };
}

/** The postings of both, without those of documents that are replaced. */
function overlaidShard(
  base: Shard | undefined,
  own: Shard | undefined,
  replaced: ReadonlySet<string>,
  first: number,
): Shard | undefined {
  if (own === undefined && replaced.size === 0) return base;
  const terms = new Map<string, Shard[number][1]>();
  const take = (shard: Shard | undefined, numbered: (key: string) => string | undefined): void => {
    for (const [term, fields] of shard ?? []) {
      const into = terms.get(term) ?? {};
      for (const [field, postings] of Object.entries(fields)) {
        const taken = Object.entries(postings).flatMap(([key, count]) => {
          const as = numbered(key);
          return as === undefined ? [] : [[as, count] as const];
        });
        if (taken.length > 0) into[field] = { ...into[field], ...Object.fromEntries(taken) };
      }
      if (Object.keys(into).length > 0) terms.set(term, into);
    }
  };
  take(base, (key) => (replaced.has(key) ? undefined : key));
  take(own, (key) => String(Number(key) + first));
  return [...terms];
}
