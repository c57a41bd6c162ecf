/** How the code of a language is read: by a grammar of that name, by one of our own readers, or by nothing that we have. */
export type CodeReader = { readonly grammar: string } | { readonly format: "json" | "yaml" } | "unparsed";

const GRAMMARS: Readonly<Record<string, readonly string[]>> = {
  typescript: ["ts", "typescript", "mts", "cts"],
  tsx: ["tsx", "jsx"],
  javascript: ["js", "javascript", "mjs", "cjs"],
  python: ["py", "python"],
  go: ["go", "golang"],
  java: ["java"],
  rust: ["rs", "rust"],
  "c-sharp": ["cs", "csharp", "c#"],
  bash: ["sh", "bash", "shell", "zsh"],
  css: ["css"],
};

/** Languages that may stand in a module, and that nothing here can read: who writes them runs them by hand. */
const UNPARSED: readonly string[] = [
  ...[
    "text",
    "txt",
    "console",
    "diff",
    "http",
    "log",
    "csv",
    "ini",
    "toml",
    "properties",
    "env",
    "dotenv",
    "xml",
    "svg",
    "html",
  ],
  ...[
    "sql",
    "plpgsql",
    "graphql",
    "proto",
    "protobuf",
    "promql",
    "cypher",
    "kotlin",
    "kt",
    "swift",
    "dart",
    "scala",
    "ruby",
    "rb",
  ],
  ...[
    "php",
    "c",
    "cpp",
    "c++",
    "objc",
    "objective-c",
    "elixir",
    "lua",
    "r",
    "powershell",
    "ps1",
    "scss",
    "less",
    "vue",
    "svelte",
  ],
  ...[
    "solidity",
    "sol",
    "hcl",
    "terraform",
    "tf",
    "dockerfile",
    "docker",
    "nginx",
    "makefile",
    "make",
    "gradle",
    "groovy",
    "rego",
  ],
  ...[
    "mermaid",
    "plantuml",
    "markdown",
    "md",
    "jsonc",
    "json5",
    "ndjson",
    "jsonl",
    "regex",
    "ebnf",
    "icu",
    "mdx",
    "js.erb",
    "handlebars",
  ],
];

const READERS: ReadonlyMap<string, CodeReader> = new Map<string, CodeReader>([
  ...UNPARSED.map((label) => [label, "unparsed"] as const),
  ...Object.entries(GRAMMARS).flatMap(([grammar, labels]) => labels.map((label) => [label, { grammar }] as const)),
  ["json", { format: "json" }],
  ["yaml", { format: "yaml" }],
  ["yml", { format: "yaml" }],
]);

/** How a block of code with this label is read; undefined for a label that is not known. */
export function codeReader(label: string): CodeReader | undefined {
  return READERS.get(label);
}
