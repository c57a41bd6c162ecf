/**
 * @typedef {object} Part what a layer can run by itself: a file of tests, or a suite in one VS Code
 * @property {number} passed
 * @property {readonly import("./failures.mjs").Failure[]} failures
 * @property {() => Promise<Part>} [again] runs it once more, by itself; none for what has to pass at once
 */

/** Parts that are run again where they failed: more of them are no accident. */
const MOST_AGAIN = 2;

/** A property has found what it found, whatever comes of other values. */
const COUNTEREXAMPLE = /Property failed|Counterexample/;

/**
 * What came of a layer, after what failed in few of its parts was run once more: what does not fail then is told, and
 * fails nothing.
 * @param {readonly Part[]} parts
 * @returns {Promise<import("./layers.mjs").LayerResult>}
 */
export async function resultOfParts(parts) {
  const failed = parts.filter(({ failures }) => failures.length > 0);
  const [last, once] = [[...parts], []];
  for (const part of failed.length > MOST_AGAIN ? [] : failed) {
    if (part.again === undefined || part.failures.some(({ message }) => COUNTEREXAMPLE.test(message))) continue;
    const again = await part.again();
    if (again.failures.length > 0 || again.passed === 0) continue;
    once.push(...part.failures);
    last[parts.indexOf(part)] = again;
  }
  const failures = last.flatMap((part) => part.failures);
  return { passed: last.reduce((sum, { passed }) => sum + passed, 0), failed: failures.length, failures, once };
}
