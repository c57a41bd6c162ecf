import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";

/** The grammars that ship. Together they are a third of the package, the one of C# alone a fifth of that. */
const GRAMMARS = ["bash", "c-sharp", "css", "go", "java", "javascript", "python", "rust", "tsx", "typescript"];

/** Copies the grammars and the two programs that run them to `dist/grammars`. */
export async function copyGrammars(root) {
  const folder = join(root, "dist/grammars");
  const packages = join(root, "node_modules");
  await mkdir(folder, { recursive: true });
  const files = [
    ...GRAMMARS.map((name) => [`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`, `tree-sitter-${name}.wasm`]),
    ["web-tree-sitter/web-tree-sitter.wasm", "web-tree-sitter.wasm"],
    ["@ast-grep/wasm/wasm_bg.wasm", "ast-grep.wasm"],
  ];
  await Promise.all(files.map(([from, to]) => copyFile(join(packages, from), join(folder, to))));
}
