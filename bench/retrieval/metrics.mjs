/**
 * What was found for a query, and what answers it, the best first.
 *
 * @typedef {{ found: readonly string[], relevant: readonly string[] }} Answered
 */

/** The best answer is worth twice another one. */
const gain = (relevant, id) => (relevant[0] === id ? 2 : relevant.includes(id) ? 1 : 0);

const discounted = (gains) => gains.reduce((sum, value, index) => sum + value / Math.log2(index + 2), 0);

/** Discounted gain of the first `depth`, as a share of the best possible. @returns {(answered: Answered) => number} */
export function ndcgAt(depth) {
  return ({ found, relevant }) => {
    const ideal = relevant.map((id) => gain(relevant, id)).slice(0, depth);
    return discounted(found.slice(0, depth).map((id) => gain(relevant, id))) / discounted(ideal);
  };
}

/** The share of the answers that are among the first `depth`. @returns {(answered: Answered) => number} */
export function recallAt(depth) {
  return ({ found, relevant }) =>
    relevant.filter((id) => found.slice(0, depth).includes(id)).length / Math.min(depth, relevant.length);
}

/** One by the place of the first answer among the first `depth`. @returns {(answered: Answered) => number} */
export function reciprocalRankAt(depth) {
  return ({ found, relevant }) => {
    const at = found.slice(0, depth).findIndex((id) => relevant.includes(id));
    return at < 0 ? 0 : 1 / (at + 1);
  };
}
