import { counted } from "../core/text/counted";
import { TextDocument } from "vscode-languageserver-textdocument";
import { relativeTo } from "../core/files/path";
import type { CheckedFile } from "../core/rules/check-project";
import { rangeOf, uriOf } from "../service/document";
import type { Paint, Tone } from "./colours";

/** One diagnostic as `wazir validate --json` prints it; lines and characters count from 0, characters in UTF-16. */
export interface PrintedDiagnostic {
  /** Relative to the working directory where it lies below, else absolute. */
  readonly file: string;
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

/** The diagnostics of a file in the form that is printed. */
export function printed(checked: CheckedFile, cwd: string): readonly PrintedDiagnostic[] {
  const document = TextDocument.create(uriOf(checked.path), "", 0, checked.text);
  const file = relativeTo(cwd, checked.path) ?? checked.path;
  return checked.diagnostics.map(({ range, code, severity, message }) => ({
    file,
    range: rangeOf(document, range),
    code,
    severity,
    message,
  }));
}

/** One change that was made to a file. */
export interface PrintedFix {
  readonly file: string;
  readonly code: string;
  readonly title: string;
}

/** What `wazir validate` has to say. */
interface Report {
  readonly diagnostics: readonly PrintedDiagnostic[];
  readonly checked: number;
  /** Where it was asked to fix: what it changed. */
  readonly fixed?: readonly PrintedFix[];
}

/** A report as the JSON that scripts rely on. */
export function asJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

const TONES: ReadonlyMap<string, Tone> = new Map([
  ["error", "bad"],
  ["warning", "doubtful"],
]);

/** A report as lines that terminals turn into links, lines and columns counted from 1, and a summary. */
export function asText({ diagnostics, checked, fixed }: Report, paint: Paint): string {
  const changes = (fixed ?? []).map(({ file, code, title }) => `${file}: fixed: ${title} [${code}]`);
  const lines = diagnostics.map(({ file, range, severity, code, message }) => {
    return `${file}:${range.start.line + 1}:${range.start.character + 1}: ${paint(TONES.get(severity) ?? "faint", severity)}: ${message} ${paint("faint", `[${code}]`)}`;
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const others = counted(diagnostics.length - errors, "other finding");
  const summary = fixed === undefined ? [] : [`${counted(fixed.length, "finding")} fixed.`];
  return [
    ...changes,
    ...lines,
    ...summary,
    `${counted(checked, "document")} checked: ${counted(errors, "error")}, ${others}.`,
    "",
  ].join("\n");
}
