/** Whether the characters of `query` stand in `text` in their order, blanks and case aside; an empty query always. */
export function isSubsequence(query: string, text: string): boolean {
  const searched = text.toLowerCase();
  let at = 0;
  for (const character of query.toLowerCase().replace(/\s+/g, "")) {
    const found = searched.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}
