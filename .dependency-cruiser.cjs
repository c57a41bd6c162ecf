/** Arrows point inwards: doors -> service -> core; platform implements core's ports; see CONTRIBUTING.md. */
const only = (layer, ...allowed) => ({
  name: `${layer}-imports`,
  severity: "error",
  comment: `src/${layer} may import only: ${allowed.join(", ") || "itself"}`,
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: `^src/(${[layer, ...allowed].join("|")})/` },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    only("core"),
    only("protocol"),
    only("service", "core"),
    only("platform", "core"),
    only("server", "core", "service", "platform", "protocol"),
    only("cli", "core", "service", "platform"),
    only("extension", "core", "platform", "protocol"),
    only("webview", "protocol"),
    {
      name: "webview-packages",
      severity: "error",
      comment: "what runs in a webview knows no editor, no package and no node:*",
      from: { path: "^src/webview/" },
      to: { dependencyTypes: ["core", "npm", "npm-dev"] },
    },
    {
      name: "core-packages",
      severity: "error",
      comment: "core knows no editor, no protocol and no node:*",
      from: { path: "^src/core/" },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev"],
        pathNot: "node_modules/(yaml|jsonc-parser|toml-eslint-parser|semver|ajv|ajv-formats|minisearch)/",
      },
    },
    {
      name: "vscode-only-in-extension",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/extension/" },
      to: { path: "^vscode$|@types/vscode/|vscode-languageclient" },
    },
    {
      name: "language-server-library-only-in-server",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/server/" },
      to: { path: "node_modules/vscode-languageserver/" },
    },
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-dev-dependencies",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "@types/vscode" },
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(vscode|[.]/(engine|client|run-views|expertise|detectors)[.]js)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
