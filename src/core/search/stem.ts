/**
 * The stem of an English word in small letters, by the first step of Porter's algorithm, its `y` and a silent `e`:
 * `retries` and `retrying` are `retri`, `caching` and `cache` are `cach`. Words with digits stay as they are.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return withoutE(yToI(withoutIng(withoutPlural(word))));
}

const VOWEL = /[aeiouy]/;

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(ss|us|is)$/.test(word)) return word;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function withoutIng(word: string): string {
  const root = /^(.*)(?:ed|ing)$/.exec(word)?.[1];
  if (word.endsWith("eed") || root === undefined || root.length < 3 || !VOWEL.test(root)) return word;
  return /([^aeiouylsz])\1$/.test(root) ? root.slice(0, -1) : root;
}

function yToI(word: string): string {
  return word.endsWith("y") && word.length > 3 && VOWEL.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

function withoutE(word: string): string {
  return word.endsWith("e") && word.length > 4 ? word.slice(0, -1) : word;
}
