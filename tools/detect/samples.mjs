#!/usr/bin/env node
// npm run detect:samples [-- word…]: runs the detectors of the modules whose id holds a word over their samples. Needs a build.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importTypeScript } from "../build/import-typescript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");
if (!existsSync(join(dist, "detect-worker.js"))) {
  console.error("There is no build: npm run build");
  process.exit(2);
}
const { checkModules } = await importTypeScript(join(root, "tools/detect/module-samples.ts"));
const { modules, detectors, faults } = await checkModules(join(root, "content/expertise"), process.argv.slice(2), dist);
for (const line of faults) console.log(line);
console.log(`${detectors} detectors of ${modules} modules, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
