import { readFile } from "node:fs/promises";

/**
 * What came of the attacks of `test/gates` and of their honest twins, from what Vitest wrote: a line each, and the sums.
 * @param {string} path of the results, as JSON @returns {Promise<string>}
 */
export async function gatesTable(path) {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return "The suite left no results.";
  const tests = JSON.parse(text).testResults.flatMap(({ assertionResults }) => assertionResults);
  /** @param {string} prefix */
  const named = (prefix) => tests.filter(({ title }) => title.startsWith(prefix));
  const nameOf = ({ title }) => title.replace(/^[^:]+: /, "").replace(/^'(.*)'$/s, "$1");
  const [kills, lets] = [named("kills: "), named("lets through: ")];
  const passed = (test) => test?.status === "passed";
  const twins = new Map(lets.map((test) => [nameOf(test), test]));
  const width = Math.max(0, ...kills.map((test) => nameOf(test).length));
  const lines = kills.map((test) => {
    const verdict = passed(test) ? "killed" : "SURVIVED";
    return `${nameOf(test).padEnd(width)}  ${verdict.padEnd(8)}  ${passed(twins.get(nameOf(test))) ? "twin passes" : "FALSE BLOCK"}`;
  });
  const killed = kills.filter(passed).length;
  const blocked = lets.filter((test) => !passed(test)).length;
  return [...lines, "", `Kills: ${killed} of ${kills.length}. False blocks: ${blocked} of ${lets.length}.`].join("\n");
}
