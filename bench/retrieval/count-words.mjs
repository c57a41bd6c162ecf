/**
 * What `grep` does for a query: modules by how often its words stand in their texts, the most first; none without any.
 * @param {string} query
 * @param {readonly { readonly id: string, readonly text: string }[]} texts
 * @returns {readonly string[]} ids
 */
export function countWords(query, texts) {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const counts = texts.map(({ id, text }) => {
    const lower = text.toLowerCase();
    return { id, count: words.reduce((sum, word) => sum + lower.split(word).length - 1, 0) };
  });
  const found = counts.filter(({ count }) => count > 0);
  return found.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
