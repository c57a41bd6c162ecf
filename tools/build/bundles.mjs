import { join } from "node:path";
import { importTypeScript } from "./import-typescript.mjs";
import { quickerYaml } from "./quicker-yaml.mjs";

/** The two megabytes that tokens are counted with. */
const TOKENIZER = "gpt-tokenizer/encoding/o200k_base";

/** What runs grammars. Its other form asks for the address of its own module, which a bundle has not. */
const TREE_SITTER = "./node_modules/web-tree-sitter/web-tree-sitter.cjs";

/**
 * The YAML package as it is made for browsers: the same code as modules, of which what is not used is left out, and without
 * a look into the environment at each token.
 */
export const YAML = "./node_modules/yaml/browser/dist/index.js";

/** What the lint of modules measures with is loaded when the first module is looked at. */
const MEASURES = { [TOKENIZER]: "./tokenizer.js", "web-tree-sitter": "./tree-sitter.js" };

/**
 * The programs that ship, beside `content.json` and `validators.js`. `engine.js`, `client.js`, `run-views.js`,
 * `detectors.js` and `expertise.js` are loaded by `extension.js` when they are first needed, `commands.js` by `cli.js`, and by that `server.js`. Both load
 * `tree-sitter.js` and `tokenizer.js`, which `engine.js` loads too. `dashboard.js` runs inside of a webview.
 */
export const BUNDLES = [
  {
    name: "extension",
    entry: "src/extension/extension.ts",
    external: ["vscode", "./client.js", "./engine.js", "./run-views.js", "./expertise.js", "./detectors.js"],
  },
  { name: "client", entry: "src/extension/client/client.ts", external: ["vscode"] },
  {
    name: "engine",
    entry: "src/extension/engine/engine.ts",
    external: ["vscode", "./tokenizer.js"],
    alias: { [TOKENIZER]: "./tokenizer.js" },
  },
  { name: "dashboard", entry: "src/webview/dashboard.ts", external: [], runsIn: "webview" },
  { name: "expertise", entry: "src/extension/expertise/expertise.ts", external: ["vscode"] },
  { name: "detectors", entry: "src/extension/detectors/detector-views.ts", external: ["vscode"] },
  { name: "run-views", entry: "src/extension/run-views.ts", external: ["vscode"] },
  { name: "server", entry: "src/server/main.ts", external: ["./tokenizer.js", "./tree-sitter.js"], alias: MEASURES },
  {
    name: "cli",
    entry: "src/cli/entry.ts",
    external: [],
    banner: "#!/usr/bin/env node",
    define: helpDefinition,
  },
  {
    name: "commands",
    entry: "src/cli/commands.ts",
    external: ["./server.js", "./tokenizer.js", "./tree-sitter.js"],
    alias: MEASURES,
  },
  { name: "tokenizer", entry: TOKENIZER, external: [] },
  { name: "tree-sitter", entry: TREE_SITTER, external: [] },
  {
    name: "detect-worker",
    entry: "src/platform/detect/worker.ts",
    external: [],
    alias: { "web-tree-sitter": TREE_SITTER },
  },
];

/** The help that `cli.js` prints without loading anything. */
async function helpDefinition(root) {
  const { helpPages } = await importTypeScript(join(root, "src/cli/help-pages.ts"));
  return { HELP_PAGES: JSON.stringify(helpPages()) };
}

/** The esbuild options of one program. */
export async function bundleOptions(
  root,
  { name, entry, external, alias = {}, banner, define, runsIn = "node" },
  { minify },
) {
  const inWebview = runsIn === "webview";
  return {
    define: define === undefined ? {} : await define(root),
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir: "dist",
    bundle: true,
    platform: inWebview ? "browser" : "node",
    target: inWebview ? "es2022" : "node20",
    format: inWebview ? "iife" : "cjs",
    mainFields: ["module", "main"],
    external,
    alias: { yaml: YAML, ...alias },
    minify,
    keepNames: false,
    sourcemap: minify ? false : "linked",
    banner: banner ? { js: banner } : {},
    legalComments: "none",
    plugins: [quickerYaml],
    metafile: true,
    logLevel: "warning",
  };
}
