import type { SearchResult } from "./search";

/** A text is searched for sentence by sentence, so that a long one asks for no more than a short one. */
const MOST_SENTENCES = 12;

/** A module that some sentence of a text found. */
export type TextHit = Pick<SearchResult, "id" | "evidence">;

/** The modules that answer some sentence or line of a text, the surest first. */
export function searchText(
  search: (query: string, limit: number) => readonly SearchResult[],
  text: string,
  limit: number,
): readonly TextHit[] {
  const evidence = new Map<string, number>();
  for (const sentence of sentencesOf(text)) {
    for (const hit of search(sentence, 2 * limit)) {
      evidence.set(hit.id, Math.max(evidence.get(hit.id) ?? 0, hit.evidence));
    }
  }
  const sorted = [...evidence].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.slice(0, limit).map(([id, sure]) => ({ id, evidence: sure }));
}

function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(/[.;:!?]\s+|\n+/).filter((sentence) => sentence.trim() !== "");
  return sentences.slice(0, MOST_SENTENCES);
}
