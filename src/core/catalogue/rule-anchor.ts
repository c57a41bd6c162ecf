/**
 * The fragment of a rule on its module's page, `r2`: a Markdown preview gives headings their words in small letters as
 * ids. Empty for no rule.
 */
export function ruleAnchor(rule: string | undefined): string {
  return rule?.toLowerCase() ?? "";
}
