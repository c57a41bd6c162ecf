import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the given in-host suites, `<root>/test/vscode/<suite>/index.ts` into `<root>/out/test/vscode/<suite>/index.js`.
 * Suites without an `index.ts` are left alone.
 * @param {string} root
 * @param {string[]} suites
 * @returns {Promise<void>}
 * @throws {Error} esbuild's, with the place of each problem
 */
export async function bundleSuites(root, suites) {
  const sources = suites.filter((suite) => existsSync(join(root, "test", "vscode", suite, "index.ts")));
  await build({
    entryPoints: Object.fromEntries(
      sources.map((suite) => [`${suite}/index`, join(root, "test", "vscode", suite, "index.ts")]),
    ),
    outdir: join(root, "out", "test", "vscode"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    mainFields: ["module", "main"],
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
    // Mocha's parallel mode names files that a bundle does not have; suites do not use it.
    logOverride: { "require-resolve-not-external": "silent" },
  });
}
