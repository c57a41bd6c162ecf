/** Bytes that what ships may have at most. The bundles named load at every start; the package is downloaded by everybody. */
export const BUDGETS = { "dist/extension.js": 300_000, "dist/server.js": 900_000, "out/wazir.vsix": 6_000_000 };

/** How many parts a message names. */
const NAMED = 8;

/**
 * The bytes of a bundle by where they come from: a package, or a folder of ours.
 * @param {{ inputs: Readonly<Record<string, { bytesInOutput: number }>> }} output as esbuild's metafile has it
 * @returns {Record<string, number>}
 */
export function bundleParts({ inputs }) {
  return sums(Object.entries(inputs).map(([path, { bytesInOutput }]) => [bundlePart(path), bytesInOutput]));
}

/** @param {string} path */
function bundlePart(path) {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inPackage ?? path.split("/").slice(0, -1).slice(0, 3).join("/");
}

/**
 * Bytes added up by name, those of nothing left out.
 * @param {readonly (readonly [string, number])[]} sizes
 * @returns {Record<string, number>}
 */
export function sums(sizes) {
  /** @type {Record<string, number>} */
  const added = {};
  for (const [name, bytes] of sizes) if (bytes > 0) added[name] = (added[name] ?? 0) + bytes;
  return added;
}

/**
 * What is to be said of a file that is over its budget: by how much, what grew since its parts were last written down, and
 * what is largest. Undefined where it is not over it.
 * @param {keyof typeof BUDGETS} file
 * @param {number} bytes
 * @param {Readonly<Record<string, number>>} parts
 * @param {Readonly<Record<string, number>>} before
 * @returns {string | undefined}
 */
export function overBudget(file, bytes, parts, before) {
  if (bytes <= BUDGETS[file]) return undefined;
  const growth = Object.entries(parts).map(([name, size]) => [name, size - (before[name] ?? 0)]);
  const grown = largest(growth.filter(([, more]) => more > 0)).map(([name, more]) => `  +${kB(more)} ${name}`);
  const heavy = largest(Object.entries(parts)).map(([name, size]) => `  ${kB(size)} ${name}`);
  return [
    `${file} has ${kB(bytes)}, and at most ${kB(BUDGETS[file])} are allowed: ${kB(bytes - BUDGETS[file])} too many.`,
    ...(grown.length === 0 ? [] : ["What grew since tools/check/sizes.json was written:", ...grown]),
    "What is largest:",
    ...heavy,
    "Load what is seldom needed when it is first used, from a bundle of its own.",
  ].join("\n");
}

/** @param {(readonly [string, number])[]} sizes */
function largest(sizes) {
  return [...sizes].sort(([, a], [, b]) => b - a).slice(0, NAMED);
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
