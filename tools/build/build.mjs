import { build, context } from "esbuild";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLES, bundleOptions } from "./bundles.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const watch = process.argv.includes("--watch");
const minify = !watch && !process.argv.includes("--debug");

await import("./generate.mjs");

if (watch) {
  for (const bundle of BUNDLES) {
    const building = await context({ ...(await bundleOptions(root, bundle, { minify })), logLevel: "info" });
    await building.watch();
  }
  console.log("[watch] build finished, watching for changes");
} else {
  const outputs = {};
  for (const bundle of BUNDLES) {
    const result = await build(await bundleOptions(root, bundle, { minify }));
    Object.assign(outputs, result.metafile.outputs);
  }
  await chmod(join(root, "dist/cli.js"), 0o755);
  const sizes = Object.entries(outputs).filter(([path]) => path.endsWith(".js"));
  for (const [path, { bytes }] of sizes) console.log(`${path.padEnd(20)} ${(bytes / 1000).toFixed(0).padStart(5)} kB`);
}
