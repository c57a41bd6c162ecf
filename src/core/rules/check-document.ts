import { RULES, RULE_CODES } from "./all-rules";
import type { Diagnostic, RuleContext } from "./rule";

const SEVERITIES = new Map(RULE_CODES.map(({ code, severity }) => [code, severity]));

/** What every rule finds in one document, in the order of the text. */
export async function checkDocument(context: RuleContext): Promise<readonly Diagnostic[]> {
  const findings = await Promise.all(RULES.map(async (rule) => [...(await rule.check(context))]));
  return findings
    .flat()
    .map((finding) => ({ ...finding, severity: SEVERITIES.get(finding.code) ?? "error" }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
