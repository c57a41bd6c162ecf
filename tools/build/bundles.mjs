/** The two megabytes that tokens are counted with. */
const TOKENIZER = "gpt-tokenizer/encoding/o200k_base";

/**
 * The programs that ship, beside `content.json` and `validators.js`. `engine.js` and `client.js` are loaded by
 * `extension.js` when they are first needed, `server.js` and `tokenizer.js` by `cli.js`.
 */
export const BUNDLES = [
  { name: "extension", entry: "src/extension/extension.ts", external: ["vscode", "./client.js", "./engine.js"] },
  { name: "client", entry: "src/extension/client/client.ts", external: ["vscode"] },
  { name: "engine", entry: "src/extension/engine/engine.ts", external: ["vscode"] },
  { name: "server", entry: "src/server/main.ts", external: [] },
  {
    name: "cli",
    entry: "src/cli/main.ts",
    external: ["./server.js", "./tokenizer.js"],
    alias: { [TOKENIZER]: "./tokenizer.js" },
    banner: "#!/usr/bin/env node",
  },
  { name: "tokenizer", entry: TOKENIZER, external: [] },
  {
    name: "detect-worker",
    entry: "src/platform/detect/worker.ts",
    external: [],
    // Its other form asks for the address of its own module, which a bundle has not.
    alias: { "web-tree-sitter": "./node_modules/web-tree-sitter/web-tree-sitter.cjs" },
  },
];

/** The esbuild options of one program. */
export function bundleOptions(root, { name, entry, external, alias = {}, banner }, { minify }) {
  return {
    absWorkingDir: root,
    entryPoints: { [name]: entry },
    outdir: "dist",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    external,
    alias,
    minify,
    keepNames: false,
    sourcemap: minify ? false : "linked",
    banner: banner ? { js: banner } : {},
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  };
}
