import type { LibraryItem } from "../../library/item";
import { wordsIn } from "../../library/module-prose";
import type { OffsetRange } from "../../text/range";

/** A paragraph as the hashes of the rows of words in it. */
export interface Paragraph {
  readonly range: OffsetRange;
  readonly hashes: readonly number[];
}

/** Words in a row that are compared. */
const WIDTH = 6;

/** Fewer words are a phrase that anyone may use. */
const LEAST_WORDS = 14;

/** One row of so many is kept, chosen by the words themselves: a library of hundreds of modules has half a million. */
const KEPT = 3;

/** Fewer rows that are kept say too little of a paragraph. */
const LEAST_ROWS = 3;

/** A paragraph is repeated where this share of its rows stands in one other module. */
const SHARE = 0.6;

/** The rows of words of a paragraph; undefined where it is too short to be compared. */
export function shinglesOf(text: string, range: OffsetRange): Paragraph | undefined {
  const words = wordsIn(text.toLowerCase());
  if (words.length < LEAST_WORDS) return undefined;
  const hashes = words
    .slice(0, words.length - WIDTH + 1)
    .map((_, at) => hashOf(words.slice(at, at + WIDTH).join(" ")))
    .filter((hash) => hash % KEPT === 0);
  return hashes.length < LEAST_ROWS ? undefined : { range, hashes };
}

/** FNV-1a, 32 bits: the same for the same words on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The module in which most of a paragraph stands as well; undefined where there is none. */
export function sameParagraph(
  { hashes }: Paragraph,
  known: ReadonlyMap<number, readonly LibraryItem[]>,
  isOwn: (item: LibraryItem) => boolean,
): LibraryItem | undefined {
  const counts = new Map<LibraryItem, number>();
  for (const hash of hashes) {
    for (const item of known.get(hash) ?? []) if (!isOwn(item)) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= SHARE * hashes.length)?.[0];
}
