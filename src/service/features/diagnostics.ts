import type { TextDocument } from "vscode-languageserver-textdocument";
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from "vscode-languageserver-types";
import { checkDocument } from "../../core/rules/check-document";
import type { Diagnostic, Severity } from "../../core/rules/rule";
import type { ServiceContext } from "../context";
import { kindOf, pathOf, rangeOf, readOf } from "../document";

/** By whom a diagnostic is: shown beside its code. */
export const SOURCE = "wazir";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Everything that is wrong with one document of ours; nothing for any other document. */
export async function diagnose(context: ServiceContext, document: TextDocument): Promise<LspDiagnostic[]> {
  const { project, artifacts, files, rulePages, severities, instruments, now } = context;
  const kind = kindOf(document, project);
  if (kind === undefined) return [];
  const path = pathOf(document.uri);
  const beside = (): Promise<typeof artifacts> => Promise.resolve(artifacts);
  const own = { path, document: readOf(document), kind, project, files, beside, severities, instruments, now };
  const found = await checkDocument(own);
  return found.map((diagnostic) => toLsp(diagnostic, document, rulePages));
}

/** The URI of the page of a rule, given the folder of all of them. */
export function rulePageOf(rulePages: string, code: string): string {
  return `${rulePages}/${code.replace(/^wazir\//, "")}.md`;
}

/** A diagnostic of the core in the protocol's form. */
export function toLsp(diagnostic: Diagnostic, document: TextDocument, rulePages: string | undefined): LspDiagnostic {
  const page = rulePages === undefined ? undefined : rulePageOf(rulePages, diagnostic.code);
  return {
    range: rangeOf(document, diagnostic.range),
    severity: SEVERITIES[diagnostic.severity],
    source: SOURCE,
    code: diagnostic.code,
    message: diagnostic.message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(diagnostic.data === undefined ? {} : { data: diagnostic.data }),
  };
}
