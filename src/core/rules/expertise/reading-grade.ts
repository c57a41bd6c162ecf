import { UNREAD, wordsIn, type ProseBlock } from "../../library/module-prose";

/**
 * The Flesch-Kincaid grade of a text: the year at school after which it can be read. Headings and what is no sentence, as
 * a cell of two words, are left out; a piece of code counts as one short word.
 */
export function readingGrade(blocks: readonly ProseBlock[]): number {
  let sentences = 0;
  let words = 0;
  let syllables = 0;
  for (const { kind, sentences: own } of blocks) {
    if (kind === "heading") continue;
    for (const { text } of own) {
      const found = wordsIn(text);
      if (found.length < LEAST_WORDS) continue;
      sentences++;
      words += found.length;
      for (const word of found) syllables += syllablesOf(word);
    }
  }
  return words === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Fewer words make a label, not a sentence. */
const LEAST_WORDS = 4;

/** The syllables of an English word, as near as its letters tell. */
function syllablesOf(word: string): number {
  if (word.startsWith(UNREAD) || /\d/.test(word)) return 1;
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const spoken = letters.replace(/(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1));
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
