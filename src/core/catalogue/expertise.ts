import type { ModuleDocument } from "../search/module-document";
import { overlaidIndex, type IndexReader } from "../search/overlaid-index";
import { search, type SearchResult, type SearchSource } from "../search/search";
import { synonymsOf } from "../search/synonyms";
import type { Catalogue } from "./catalogue";

/** The modules of a project: what is known of them, their texts, and the search in them. */
export interface Expertise {
  readonly catalogue: Catalogue;
  /** The text of a module's file; empty for an id that names none. Read when it is first asked for. */
  readonly textOf: (id: string) => string;
  /** The modules that answer a query, best first; none where nothing does. */
  readonly search: (query: string, limit: number) => readonly SearchResult[];
}

/** The search in a catalogue. `own` are the modules that are laid over the index. */
export function searchIn(
  catalogue: Catalogue,
  index: IndexReader,
  own: readonly ModuleDocument[],
): Expertise["search"] {
  const parts = own.length === 0 ? index : overlaidIndex(index, own);
  let source: SearchSource | undefined;
  return (query, limit) => {
    source ??= {
      head: parts.head(),
      terms: parts.terms,
      shard: parts.shard,
      synonyms: synonymsOf(catalogue.stacks),
      hidden: new Set(catalogue.map.hide),
    };
    return search(source, query, limit);
  };
}
