/** How many slips a term of this length may have. */
export function slipsIn(term: string): number {
  return term.length < 5 ? 0 : term.length < 9 ? 1 : 2;
}

/** The terms that differ from one in as many letters as a slip may: added, left out, changed. */
export function nearTerms(term: string, terms: readonly string[]): readonly string[] {
  const allowed = slipsIn(term);
  if (allowed === 0) return [];
  return terms.filter((other) => Math.abs(other.length - term.length) <= allowed && isNear(term, other, allowed));
}

function isNear(a: string, b: string, allowed: number): boolean {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > allowed) return false;
    previous = current;
  }
  return (previous[b.length] ?? Infinity) <= allowed;
}

/** A word of code or an error may hold others: `ebadcsrftoken` has `csrf` and `token`. The longest ones, without overlap. */
export function termsWithin(term: string, terms: readonly string[]): readonly string[] {
  if (term.length < 6) return [];
  const within = terms.filter((other) => other.length >= 4 && other.length < term.length && term.includes(other));
  const found: string[] = [];
  let rest = term;
  for (const other of within.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    if (!rest.includes(other)) continue;
    found.push(other);
    rest = rest.replace(other, " ");
  }
  return found;
}
