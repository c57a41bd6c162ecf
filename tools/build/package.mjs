#!/usr/bin/env node
// npm run package: builds and packs the extension into out/wazir.vsix, and prints its size.
import { createVSIX } from "@vscode/vsce";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

await import("./build.mjs");

const root = fileURLToPath(new URL("../..", import.meta.url));
const packagePath = join(root, "out", "wazir.vsix");

await mkdir(join(root, "out"), { recursive: true });
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
console.log(`out/wazir.vsix ${((await stat(packagePath)).size / 1024).toFixed(0)} KiB`);
