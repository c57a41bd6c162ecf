/** A longer text is no slip of a word, and comparing two of them takes the product of their lengths. */
const LONGEST = 100;

/**
 * The candidate a person most likely meant by `word`, or undefined when none is near.
 * Near is an optimal-string-alignment distance of at most a third of the longer word (at least one edit).
 */
export function mostSimilar(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = normalise(word);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const offered = normalise(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(wanted.length - offered.length) > allowed) continue;
    const distance = editDistance(wanted, offered, Math.min(allowed, bestDistance));
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `spec-challenge`, `spec_challenge` and `specChallenge` differ in style only. */
function normalise(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}

/** The distance of two words; infinite where it is more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        value = Math.min(value, (beforePrevious[j - 2] ?? 0) + 1);
      }
      least = Math.min(least, value);
      current.push(value);
    }
    // What follows is made of the last two rows, and never less than the least of them.
    if (least > most && leastBefore > most) return Infinity;
    leastBefore = least;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
