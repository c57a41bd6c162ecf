import { basename } from "../files/path";

/** A language that a detector can name, and how its files are known and its comments written. */
export interface SourceLanguage {
  readonly id: string;
  /** File extensions with their dots, and whole file names. */
  readonly files: readonly string[];
  /** What editors call it, where that is something else. */
  readonly editorIds?: readonly string[];
  /** The grammar that reads it; undefined where only regular expressions can look at it. */
  readonly grammar?: string;
  readonly comment: CommentStyle;
  /** The language whose detectors look at it as well: TSX is TypeScript. */
  readonly kindOf?: string;
}

/** How a comment starts, and how it ends where the end of the line does not end it; undefined where there is none. */
export type CommentStyle = { readonly open: string; readonly close?: string } | undefined;

const SLASHES = { open: "//" };
const HASH = { open: "#" };
const DASHES = { open: "--" };
const ANGLES = { open: "<!--", close: "-->" };
const STARS = { open: "/*", close: "*/" };

/** Every language that a detector can name, by what it is called there. */
export const SOURCE_LANGUAGES: readonly SourceLanguage[] = [
  { id: "typescript", files: [".ts", ".mts", ".cts"], grammar: "typescript", comment: SLASHES },
  {
    id: "tsx",
    files: [".tsx"],
    editorIds: ["typescriptreact"],
    grammar: "tsx",
    comment: SLASHES,
    kindOf: "typescript",
  },
  { id: "javascript", files: [".js", ".mjs", ".cjs"], grammar: "javascript", comment: SLASHES },
  {
    id: "jsx",
    files: [".jsx"],
    editorIds: ["javascriptreact"],
    grammar: "javascript",
    comment: SLASHES,
    kindOf: "javascript",
  },
  { id: "python", files: [".py", ".pyi"], grammar: "python", comment: HASH },
  { id: "go", files: [".go"], grammar: "go", comment: SLASHES },
  { id: "java", files: [".java"], grammar: "java", comment: SLASHES },
  { id: "rust", files: [".rs"], grammar: "rust", comment: SLASHES },
  { id: "csharp", files: [".cs"], grammar: "c-sharp", comment: SLASHES },
  { id: "bash", files: [".sh", ".bash", ".zsh"], editorIds: ["shellscript"], grammar: "bash", comment: HASH },
  { id: "kotlin", files: [".kt", ".kts"], comment: SLASHES },
  { id: "swift", files: [".swift"], comment: SLASHES },
  { id: "dart", files: [".dart"], comment: SLASHES },
  { id: "php", files: [".php"], comment: SLASHES },
  { id: "ruby", files: [".rb"], comment: HASH },
  { id: "scala", files: [".scala"], comment: SLASHES },
  { id: "elixir", files: [".ex", ".exs"], comment: HASH },
  { id: "c", files: [".c", ".h"], comment: SLASHES },
  { id: "cpp", files: [".cc", ".cpp", ".hpp"], comment: SLASHES },
  { id: "sql", files: [".sql"], comment: DASHES },
  { id: "solidity", files: [".sol"], comment: SLASHES },
  { id: "vue", files: [".vue"], comment: ANGLES },
  { id: "svelte", files: [".svelte"], comment: ANGLES },
  { id: "html", files: [".html", ".htm"], comment: ANGLES },
  { id: "css", files: [".css"], comment: STARS },
  { id: "scss", files: [".scss"], comment: SLASHES, kindOf: "css" },
  { id: "graphql", files: [".graphql", ".gql"], comment: HASH },
  { id: "prisma", files: [".prisma"], comment: SLASHES },
  { id: "terraform", files: [".tf", ".tfvars"], comment: HASH },
  {
    id: "dockerfile",
    files: ["Dockerfile", "Containerfile", ".dockerfile"],
    comment: HASH,
  },
  { id: "yaml", files: [".yaml", ".yml"], editorIds: ["yaml", "dockercompose"], comment: HASH },
  { id: "json", files: [".json"], editorIds: ["json", "jsonc"], comment: undefined },
  { id: "toml", files: [".toml"], comment: HASH },
  { id: "xml", files: [".xml"], comment: ANGLES },
  { id: "properties", files: [".properties", ".env"], comment: HASH },
];

const BY_ID = new Map(SOURCE_LANGUAGES.map((language) => [language.id, language]));
const BY_FILE = new Map(SOURCE_LANGUAGES.flatMap((language) => language.files.map((name) => [name, language])));

/** The language with this id, or undefined. */
export function sourceLanguage(id: string): SourceLanguage | undefined {
  return BY_ID.get(id);
}

/** The language of a file by its name: `Dockerfile`, `Dockerfile.dev`, `x.d.ts`; undefined for one that is not known. */
export function languageOfFile(path: string): SourceLanguage | undefined {
  const name = basename(path);
  const extension = name.includes(".") ? name.slice(name.lastIndexOf(".")) : "";
  return BY_FILE.get(name) ?? BY_FILE.get(extension.toLowerCase()) ?? BY_FILE.get(name.split(".")[0] ?? "");
}

/** Whether a detector for these languages looks at texts of this one; one that names none looks at all. */
export function isFor(languages: readonly string[] | undefined, { id, kindOf }: SourceLanguage): boolean {
  return languages === undefined || languages.some((named) => named === id || named === kindOf || named === "*");
}
