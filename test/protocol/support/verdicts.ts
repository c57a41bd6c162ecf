import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import type { LspClient } from "../../support/lsp-client";
import { messageOf } from "../../support/open-document";
import { runCli, type StartOptions } from "../../support/programs";

/** One diagnostic as `wazir validate --json` prints it. */
export interface PrintedDiagnostic {
  readonly file: string;
  readonly range: Diagnostic["range"];
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

export interface Validation {
  readonly diagnostics: readonly PrintedDiagnostic[];
  readonly checked: number;
  readonly code: number | null;
  readonly peakMegabytes: number | undefined;
}

/** Runs `wazir validate … --json`. Throws where it does not print what it promises. */
export async function validate(words: readonly string[], options: StartOptions = {}): Promise<Validation> {
  const { stdout, stderr, code, peakMegabytes } = await runCli(["validate", ...words, "--json"], options);
  if (stderr !== "") throw new Error(`It wrote to standard error: ${stderr}`);
  const printed = JSON.parse(stdout) as Pick<Validation, "diagnostics" | "checked">;
  return { ...printed, code, peakMegabytes };
}

const LANGUAGES: Readonly<Record<string, string>> = { md: "markdown", yaml: "yaml", yml: "yaml", json: "json" };

/** The files below a folder that can be documents, relative to it, sorted. */
export function documentsBelow(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths
    .filter((path) => languageOf(path) !== undefined && !path.includes("node_modules"))
    .map((path) => path.slice(root.length + 1))
    .sort();
}

/** The language that an editor opens a file as. */
export function languageOf(path: string): string | undefined {
  return LANGUAGES[path.slice(path.lastIndexOf(".") + 1)];
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

/** What the language server says of each file of a folder, one after the other, in the form that the CLI prints. */
export async function verdictsOf(
  client: LspClient,
  root: string,
  files: readonly string[],
): Promise<readonly PrintedDiagnostic[]> {
  const verdicts: PrintedDiagnostic[] = [];
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8").replace(/^\uFEFF/, "");
    const document = client.open(text, languageOf(file) ?? "plaintext", join(root, file));
    for (const diagnostic of await document.diagnostics()) {
      const { range, code, severity } = diagnostic;
      const message = messageOf(diagnostic);
      verdicts.push({ file, range, code: String(code), severity: SEVERITIES[severity ?? 0] ?? "", message });
    }
    document.close();
  }
  return verdicts;
}
