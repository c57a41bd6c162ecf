import { RULES, RULE_CODES } from "./all-rules";
import { artifactsBeside, type ArtifactsBeside } from "../runs/read-artifacts";
import type { CheckedDocument, Diagnostic, RuleContext } from "./rule";

const SEVERITIES = new Map(RULE_CODES.map(({ code, severity }) => [code, severity]));

/** What every rule finds in one document, in the order of the text. */
export async function checkDocument(
  checked: CheckedDocument,
  beside: ArtifactsBeside = artifactsBeside,
): Promise<readonly Diagnostic[]> {
  const context = await ruleContext(checked, beside);
  const findings = await Promise.all(RULES.map(async (rule) => [...(await rule.check(context))]));
  return findings
    .flat()
    .map((finding) => ({ ...finding, severity: SEVERITIES.get(finding.code) ?? "error" }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** A document with what rules and their fixes may look at besides: the artifacts of its run, itself as it is given. */
export async function ruleContext(
  checked: CheckedDocument,
  beside: ArtifactsBeside = artifactsBeside,
): Promise<RuleContext> {
  const { path, document, kind, project, files } = checked;
  const others = (await beside(project, files, path)).filter((artifact) => artifact.path !== path);
  const own = kind?.id === "artifact" ? [{ path, kind, document }] : [];
  const artifacts = [...others, ...own].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...checked, artifacts };
}
