import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/host/paths.mjs";

/**
 * Keeps what was measured as `bench/results/<name>.json`, with when and on what.
 * @param {string} name
 * @param {Readonly<Record<string, unknown>>} results
 */
export function writeResults(name, results) {
  const folder = join(repositoryRoot, "bench/results");
  mkdirSync(folder, { recursive: true });
  const machine = { platform: `${process.platform} ${process.arch}`, processors: cpus().length };
  const about = { date: new Date().toISOString(), machine };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ ...about, ...results }, null, 2)}\n`);
}
