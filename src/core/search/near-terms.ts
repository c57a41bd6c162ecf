/** How many slips a term of this length may have. */
export function slipsIn(term: string): number {
  return term.length < 5 ? 0 : term.length < 9 ? 1 : 2;
}

/** The terms that differ from one in as many letters as a slip may: added, left out, changed. */
export function nearTerms(term: string, terms: readonly string[]): readonly string[] {
  if (slipsIn(term) === 0) return [];
  const wanted = lettersIn(term);
  const letters = lettersOf(terms);
  return terms.filter(
    (other, index) => differences(wanted, letters[index] ?? 0) <= 2 * slipsIn(term) && isNear(term, other),
  );
}

/** Whether a term differs from another in as many letters as a slip may. */
export function isNear(term: string, other: string): boolean {
  const allowed = slipsIn(term);
  if (allowed === 0 || Math.abs(other.length - term.length) > allowed) return false;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= term.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const change = (previous[j - 1] ?? 0) + (term[i - 1] === other[j - 1] ? 0 : 1);
      const value = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > allowed) return false;
    previous = current;
  }
  return (previous[other.length] ?? Infinity) <= allowed;
}

/** The shortest word that is looked for within another, and the shortest that is looked into. */
const SHORTEST_WITHIN = 4;
const SHORTEST_WHOLE = 6;

/** A word of code or an error may hold others: `ebadcsrftoken` has `csrf` and `token`. The longest ones, without overlap. */
export function termsWithin(term: string, terms: readonly string[]): readonly string[] {
  if (term.length < SHORTEST_WHOLE) return [];
  const known = setOf(terms);
  const found: string[] = [];
  let rest = term;
  for (let length = term.length - 1; length >= SHORTEST_WITHIN; length--) {
    for (let at = 0; at + length <= term.length; at++) {
      const part = term.slice(at, at + length);
      if (!known.has(part) || !rest.includes(part)) continue;
      found.push(part);
      rest = rest.replace(part, " ");
    }
  }
  return found;
}

const letterSets = new WeakMap<readonly string[], Uint32Array>();
const termSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The letters of each term as bits: most terms are told apart by them without being compared. */
function lettersOf(terms: readonly string[]): Uint32Array {
  const known = letterSets.get(terms) ?? Uint32Array.from(terms, lettersIn);
  letterSets.set(terms, known);
  return known;
}

function setOf(terms: readonly string[]): ReadonlySet<string> {
  const known = termSets.get(terms) ?? new Set(terms);
  termSets.set(terms, known);
  return known;
}

function lettersIn(term: string): number {
  let bits = 0;
  for (let at = 0; at < term.length; at++) bits |= 1 << (term.charCodeAt(at) & 31);
  return bits;
}

function differences(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
