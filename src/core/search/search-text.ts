import type { SearchResult } from "./search";

/** A text is searched for sentence by sentence, so that a long one asks for no more than a short one. */
const MOST_SENTENCES = 12;

/** A module that some sentence of a text found. */
export interface TextHit {
  readonly id: string;
  /** How close it is to the text, from 0 to 1: how surely its sentence is answered, less what is closer there. */
  readonly closeness: number;
}

/** The modules that answer some sentence or line of a text, the closest first. */
export function searchText(
  search: (query: string, limit: number) => readonly SearchResult[],
  text: string,
  limit: number,
): readonly TextHit[] {
  const found = new Map<string, number>();
  for (const sentence of sentencesOf(text)) {
    const hits = search(sentence, 2 * limit);
    const [best] = hits;
    if (best === undefined) continue;
    const surely = Math.max(...hits.map(({ evidence }) => evidence));
    for (const { id, score } of hits) {
      found.set(id, Math.max(found.get(id) ?? 0, (surely * score) / best.score));
    }
  }
  const sorted = [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.slice(0, limit).map(([id, closeness]) => ({ id, closeness }));
}

function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(/[.!?]\s+|\n+/).filter((sentence) => sentence.trim() !== "");
  return sentences.slice(0, MOST_SENTENCES);
}
