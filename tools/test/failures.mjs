/**
 * @typedef {object} Failure
 * @property {string} where the layer, with suite and version or file where there are some
 * @property {string} name of the test or hook, with those of all that is around it; or of what else failed
 * @property {string} message what was thrown, with the stack where it is known
 */

/** A hundred failures say no more than the first ones, and have to be seen at the end of a log. */
const MOST_LINES = 60;
const MOST_OF_ONE = 30;
const MOST_PLACES = 2;
const WIDTH = 200;

/**
 * Failures as lines to print: what failed, and the first lines of each message, fewer the more there are.
 * @param {readonly Failure[]} failures
 * @param {string} [what] they are
 * @returns {string[]} at most 60; none without failures
 */
export function failureLines(failures, what = "what failed") {
  if (failures.length === 0) return [];
  const room = MOST_LINES - 1;
  const told = failures.length > room ? failures.slice(0, room - 1) : failures;
  const each = Math.min(MOST_OF_ONE, Math.floor(room / told.length) - 1);
  const lines = told.flatMap(({ where, name, message }) => [
    cut(`✗ ${where}: ${name}`),
    ...messageLines(message, each).map((line) => cut(`    ${line}`)),
  ]);
  const left = failures.length - told.length;
  return [`#### ${what}`, ...lines, ...(left > 0 ? [`and ${left} more, see above`] : [])];
}

/**
 * @param {string} message
 * @param {number} most
 */
function messageLines(message, most) {
  // eslint-disable-next-line no-control-regex -- colours are what is taken away
  const lines = message.replace(/\x1b\[[\d;]*m/g, "").split(/\r?\n/);
  const words = lines.filter((line) => line.trim() !== "" && !isPlace(line));
  const places = lines.filter((line) => isPlace(line) && /:\d+\)?$/.test(line) && !/node_modules|node:/.test(line));
  const shown = Math.min(MOST_PLACES, places.length, Math.max(0, most - 1));
  return [...words.slice(0, most - shown), ...places.slice(0, shown).map((line) => line.trim())];
}

/** @param {string} line */
function isPlace(line) {
  return /^\s+at /.test(line);
}

/** @param {string} line */
function cut(line) {
  const flat = line.replace(/\s*\n\s*/g, " ");
  return flat.length > WIDTH ? `${flat.slice(0, WIDTH - 1)}…` : flat;
}
